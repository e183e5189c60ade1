import Foundation

/// IDX files for tests, in a temporary folder.
public struct IDXBuilder {
    /// The folder of the files.
    public let folder: TemporaryFolder

    /// Makes the folder.
    public init() throws { folder = try TemporaryFolder() }

    /// The bytes of an IDX file; `rank` falsifies the number of dimensions.
    public static func bytes(
        type: UInt8 = 0x08, rank: Int? = nil, _ extents: [UInt32], _ content: [UInt8] = []
    ) -> [UInt8] {
        [0, 0, type, UInt8(rank ?? extents.count)] + extents.flatMap(bigEndianBytes) + content
    }

    /// Writes an IDX file of unsigned bytes.
    public func file(_ name: String, _ extents: [UInt32], _ content: [UInt8]) throws -> URL {
        try folder.write(Self.bytes(extents, content), to: name)
    }
}

/// The bytes of `number`, the most significant first.
public func bigEndianBytes(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian, Array.init)
}
