import Compression
import Foundation
import TestSupport

/// IDX files as tests want them, in a folder of their own.
struct IDXBuilder {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The bytes of an IDX file, its type and its number of dimensions as they would be in a right one unless told otherwise.
    static func bytes(type: UInt8 = 0x08, rank: Int? = nil, _ extents: [UInt32], _ content: [UInt8] = []) -> [UInt8] {
        [0, 0, type, UInt8(rank ?? extents.count)] + extents.flatMap(bigEndianBytes) + content
    }

    /// Writes an IDX file of unsigned bytes.
    func file(_ name: String, _ extents: [UInt32], _ content: [UInt8]) throws -> URL {
        try folder.write(Self.bytes(extents, content), to: name)
    }
}

func bigEndianBytes(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian, Array.init)
}
