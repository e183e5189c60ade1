/// Converts text in another encoding to UTF-8, piece by piece.
struct TextDecoder {
    private enum Form {
        case windows1252
        case utf16(isBigEndian: Bool)
    }

    private let form: Form
    /// The bytes of an unfinished character.
    private var rest: [UInt8] = []

    /// Nil for UTF-8. `start` are the first bytes of the text, of which a byte order mark decides.
    init?(_ encoding: CSVSyntax.Encoding, start: some Sequence<UInt8>) {
        let mark = Array(start.prefix(4))
        // UTF-32 begins as UTF-16 does.
        let isLittle = mark.starts(with: [0xFF, 0xFE]) && mark != [0xFF, 0xFE, 0, 0],
            isBig = mark.starts(with: [0xFE, 0xFF])
        switch encoding {
        case .windows1252: form = .windows1252
        case .utf16: form = .utf16(isBigEndian: isBig)
        case .automatic where isLittle || isBig: form = .utf16(isBigEndian: isBig)
        case .automatic, .utf8: return nil
        }
    }

    /// The UTF-8 of the next bytes; `isLast` if none follow. What has no meaning becomes U+FFFD.
    mutating func decode(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> [UInt8] {
        switch form {
        case .windows1252: return Array(String(String.UnicodeScalarView(bytes.map(Self.windows1252))).utf8)
        case .utf16(let isBigEndian):
            let all = rest + bytes
            var units = stride(from: 0, to: all.count - 1, by: 2).map { place in
                let (first, second) = (UInt16(all[place]), UInt16(all[place + 1]))
                return isBigEndian ? first << 8 | second : second << 8 | first
            }
            // The first half of a pair waits for the second one.
            let isCut = !isLast && units.last.map(UTF16.isLeadSurrogate) ?? false
            if isCut { units.removeLast() }
            rest = isLast ? [] : Array(all[(2 * units.count)...])
            return Array(String(decoding: units, as: UTF16.self).utf8)
                + (isLast && all.count % 2 == 1 ? [0xEF, 0xBF, 0xBD] : [])
        }
    }

    private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
        (0x80...0x9F).contains(byte) ? special[Int(byte - 0x80)] : Unicode.Scalar(byte)
    }

    /// The characters from 0x80 to 0x9F. Source: https://encoding.spec.whatwg.org/index-windows-1252.txt
    private static let special =
        Array(
            "\u{20AC}\u{81}\u{201A}\u{192}\u{201E}\u{2026}\u{2020}\u{2021}\u{2C6}\u{2030}\u{160}\u{2039}\u{152}\u{8D}\u{17D}\u{8F}"
                .unicodeScalars
        )
        + Array(
            "\u{90}\u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}\u{2DC}\u{2122}\u{161}\u{203A}\u{153}\u{9D}\u{17E}\u{178}"
                .unicodeScalars)
}
