/// What stands before the scalars of an IDX file.
struct IDXHeader {
    let type: IDXArray.ScalarType
    let shape: [Int]
    /// The size of the scalars in bytes.
    let byteCount: Int

    /// Reads the header at the front of `content`.
    init(_ content: IDXContent) throws {
        let magic = try content.bytes(4, of: "its magic number")
        type = try Self.type(magic, content)
        guard magic[3] > 0 else {
            throw content.error(.noDimensions, at: 3, "no dimensions: an IDX file has one at least; make it anew")
        }
        shape = try Self.extents(content.bytes(4 * Int(magic[3]), of: "its \(magic[3]) extents"))
        guard let byteCount = Self.product([type.byteCount] + shape) else {
            throw content.error(.tooLarge, at: 4, "\(Self.text(type, shape)) is too large to count: a damaged header")
        }
        self.byteCount = byteCount
    }

    /// The size of the header in bytes.
    var count: Int { 4 + 4 * shape.count }

    /// The array in words: `uint8 [60000, 28, 28]`.
    var description: String { Self.text(type, shape) }

    private static func text(_ type: IDXArray.ScalarType, _ shape: [Int]) -> String {
        "\(type) [" + shape.prefix(8).map(String.init).joined(separator: ", ") + (shape.count > 8 ? ", ...]" : "]")
    }

    private static func type(_ magic: [UInt8], _ content: IDXContent) throws -> IDXArray.ScalarType {
        guard magic[0] == 0, magic[1] == 0 else { throw unrecognized(magic, content) }
        guard let type = IDXArray.ScalarType(rawValue: magic[2]) else {
            let known = IDXArray.ScalarType.allCases.map { hexadecimal($0.rawValue) }.joined(separator: ", ")
            throw content.error(
                .unknownType, at: 2, "no scalars are of type \(hexadecimal(magic[2])): the types are \(known)")
        }
        return type
    }

    private static func unrecognized(_ magic: [UInt8], _ content: IDXContent) -> IDXError {
        let advice =
            magic.starts(with: [0x1F, 0x8B])
            ? "gzip in gzip: unpack it once" : "fetch it again, or unpack it if it is compressed by another tool"
        return content.error(
            .unrecognized, at: 0,
            "no IDX file: the magic number is \(magic.map(hexadecimal).joined(separator: " ")), not 00 00 and two bytes "
                + "more; \(advice)")
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }

    private static func extents(_ bytes: [UInt8]) -> [Int] {
        stride(from: 0, to: bytes.count, by: 4).map { start in
            bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
        }
    }

    /// The product of `factors`; nil if it overflows. Those beside a 0 must not overflow either: what looks at some of them
    /// only may multiply them.
    private static func product(_ factors: [Int]) -> Int? {
        var product = 1
        for factor in factors where factor != 0 {
            let (next, overflow) = product.multipliedReportingOverflow(by: factor)
            guard !overflow else { return nil }
            product = next
        }
        return factors.contains(0) ? 0 : product
    }
}
