/// How a file is compressed or archived, found by its first bytes: names and extensions may be wrong.
package enum Packing: String, CaseIterable {
    case zip, gzip, bzip2, xz
    case zstandard = "zstd"

    /// The packing of a file that begins with `bytes`, which should be 16 or all; nil if it has none.
    ///
    /// Text may begin with the letters of some signatures: `mayBeText` also compares the bytes that follow these.
    package init?(firstBytes bytes: [UInt8], mayBeText: Bool = false) {
        let found = Self.allCases.first { packing in
            let (letters, rest) = packing.signature
            guard bytes.starts(with: letters) else { return false }
            return !mayBeText || bytes.dropFirst(letters.count + (packing == .bzip2 ? 1 : 0)).starts(with: rest)
        }
        guard let found else { return nil }
        self = found
    }

    /// The first bytes, and those that follow; for bzip2, after a digit.
    private var signature: (letters: [UInt8], rest: [UInt8]) {
        switch self {
        case .zip: (Array("PK".utf8), [0x03, 0x04])
        case .gzip: ([0x1F, 0x8B], [])
        case .bzip2: (Array("BZh".utf8), Array("1AY&SY".utf8))
        case .xz: ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], [])
        case .zstandard: ([0x28, 0xB5, 0x2F, 0xFD], [])
        }
    }
}
