import ArgumentParser
import Arrays
import CommandSupport
import Serialization
import Support

/// `conformance idx-dump`: type, shape and checksum of an array.
struct IDXDump: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "idx-dump", abstract: "Print type, shape and SHA-1 of the array of an IDX file.")

    @Argument(help: "An IDX file, plain or gzip-compressed.") var file: String

    func run() throws {
        let array = try IDXArray(contentsOf: URL(filePath: file))
        try Console.print(
            json: .object([
                ("dtype", .string(array.scalarType.rawValue.lowercased())),
                ("shape", .array(array.shape.map(JSONValue.integer))),
                ("sha1", .string(Checksum.sha1(of: array.storedBytes))),
            ]))
    }
}

extension IDXArray {
    /// The scalars in the bytes of the file.
    fileprivate var storedBytes: [UInt8] {
        switch self {
        case .uint8(let array): Array(array.scalars)
        case .int8(let array): array.scalars.map(UInt8.init(bitPattern:))
        case .int16(let array): array.scalars.flatMap(bigEndianBytes)
        case .int32(let array): array.scalars.flatMap(bigEndianBytes)
        case .float32(let array): array.scalars.flatMap { bigEndianBytes($0.bitPattern) }
        case .float64(let array): array.scalars.flatMap { bigEndianBytes($0.bitPattern) }
        }
    }
}

private func bigEndianBytes(_ value: some FixedWidthInteger) -> [UInt8] {
    stride(from: value.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> $0) }
}
