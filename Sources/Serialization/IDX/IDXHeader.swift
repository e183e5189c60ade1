import Compression
import Support

/// The header of an IDX file.
struct IDXHeader {
    let type: ScalarType
    let shape: [Int]
    /// The size of the scalars in bytes.
    let byteCount: Int

    /// The types by their codes in a file.
    static let types: KeyValuePairs<UInt8, ScalarType> = [
        0x08: .uint8, 0x09: .int8, 0x0B: .int16, 0x0C: .int32, 0x0D: .float32, 0x0E: .float64,
    ]

    /// Reads the header at the front of `content`.
    init(_ content: IDXContent) throws {
        let magic = try content.bytes(4, of: "its magic number")
        type = try Self.type(magic, content)
        guard magic[3] > 0 else {
            throw content.error(.noDimensions, at: 3, "no dimensions: an IDX file has one at least; make it anew")
        }
        let extents = try content.bytes(4 * Int(magic[3]), of: "its \(magic[3]) extents")
        shape = stride(from: 0, to: extents.count, by: 4).map { start in
            extents[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
        }
        guard let byteCount = type.byteCount(of: shape) else {
            throw content.error(.tooLarge, at: 4, "\(Self.text(type, shape)) is too large to count: a damaged header")
        }
        self.byteCount = byteCount
    }

    /// The size of the header in bytes.
    var count: Int { 4 + 4 * shape.count }

    /// The array in words: `uint8 [60000, 28, 28]`.
    var description: String { Self.text(type, shape) }

    private static func text(_ type: ScalarType, _ shape: [Int]) -> String {
        "\(type) [" + shape.prefix(8).map(String.init).joined(separator: ", ") + (shape.count > 8 ? ", ...]" : "]")
    }

    private static func type(_ magic: [UInt8], _ content: IDXContent) throws -> ScalarType {
        guard magic[0] == 0, magic[1] == 0 else {
            if let format = ForeignFormat(firstBytes: magic + content.following) {
                throw content.error(.unrecognized, at: 0, "no IDX file, but \(format.reason)")
            }
            let advice =
                Gzip.isGzip(magic)
                ? "gzip in gzip: unpack it once" : "fetch it again, or unpack it if another tool compressed it"
            let bytes = magic.map(hexadecimal).joined(separator: " ")
            throw content.error(
                .unrecognized, at: 0,
                "no IDX file: the magic number is \(bytes), not 00 00 and two more bytes; \(advice)")
        }
        guard let type = types.first(where: { $0.key == magic[2] })?.value else {
            let known = types.map { hexadecimal($0.key) }.joined(separator: ", ")
            throw content.error(
                .unknownType, at: 2, "no scalars are of type \(hexadecimal(magic[2])): the types are \(known)")
        }
        return type
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
