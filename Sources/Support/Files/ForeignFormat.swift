/// A format that users take for a table or a model, found by its first bytes, and what to do about it.
package struct ForeignFormat {
    /// The format with its article: `an Excel workbook`.
    package let name: String
    /// What to do: `save it as CSV (UTF-8)`.
    package let advice: String

    /// The format of a file that begins with `bytes`, a kilobyte or all; nil for others.
    package init?(firstBytes bytes: [UInt8]) {
        guard let (name, advice) = Self.signature(of: bytes) ?? Self.textFormat(of: bytes) else { return nil }
        (self.name, self.advice) = (name, advice)
    }

    /// The format and what to do: `an Excel workbook: save it as CSV (UTF-8)`.
    package var reason: String { "\(name): \(advice)" }

    private static let webPage = ("a web page", "download the file itself, not the page about it")
    private static let saving = "save it as CSV (UTF-8) in the spreadsheet program"
    private static let workbook = ("an Excel workbook", saving)
    private static let writing = "save it as CSV, as with write.csv of R"
    private static let convert = "convert it to CSV, as with to_csv of pandas"

    private static func signature(of bytes: [UInt8]) -> (name: String, advice: String)? {
        if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) {
            if bytes.contains(Array("opendocument.spreadsheet".utf8)) { return ("an OpenDocument spreadsheet", saving) }
            if bytes.contains(Array("word/".utf8)) { return ("a Word document", "save its table as CSV") }
            if bytes.contains(Array(".npy".utf8)) { return ("arrays of NumPy", convert) }
            return ["[Content_Types].xml", "xl/", "opendocument"].contains { bytes.contains(Array($0.utf8)) }
                ? workbook : nil
        }
        if bytes.dropFirst(257).starts(with: Array("ustar".utf8)) { return ("a tar archive", "unpack it first") }
        if isPickle(bytes) { return ("a pickle of Python", convert) }
        return signatures.first { bytes.starts(with: $0.start) && !goesOnAsText(bytes, after: $0.start.count) }
            .map { ($0.name, $0.advice) }
    }

    /// The format of a text by its first words.
    private static func textFormat(of bytes: [UInt8]) -> (name: String, advice: String)? {
        if looksLikeWebPage(bytes) { return webPage }
        let text = firstWords(bytes)
        if text.hasPrefix("<table") { return ("a web page", saving) }
        if text.hasPrefix("<?xml") {
            return text.contains("workbook") ? ("an Excel workbook in XML", saving) : ("an XML file", convert)
        }
        if text.hasPrefix("@relation") { return ("an ARFF file", convert) }
        let second = text.dropFirst().first { !$0.isWhitespace }
        let isJSON = text.hasPrefix("{") && second == "\"" || text.hasPrefix("[") && second == "{"
        return isJSON ? ("a JSON file", convert) : nil
    }

    /// Whether bytes begin with a protocol from 2 to 5 and an opcode that opens a pickle.
    private static func isPickle(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 2, bytes[0] == 0x80, (2...5).contains(bytes[1]) else { return false }
        return Array("]}()cX".utf8).contains(bytes[2]) || [0x8A, 0x8C, 0x95].contains(bytes[2])
    }

    /// Whether letters of a signature are the first ones of a text, such as the name of a column.
    private static func goesOnAsText(_ bytes: [UInt8], after count: Int) -> Bool {
        guard count <= 6, bytes.prefix(count).allSatisfy({ (0x20..<0x7F).contains($0) }), bytes.count > count else {
            return false
        }
        return (0x20..<0x7F).contains(bytes[count]) || [0x09, 0x0A, 0x0D].contains(bytes[count])
    }

    private static let signatures: [(start: [UInt8], name: String, advice: String)] = [
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], workbook.0 + " of an old version", workbook.1),
        (
            Array("version https://git-lfs.github.com/spec/".utf8), "a Git LFS pointer, not the file",
            "run 'git lfs pull'"
        ),
        (Array("PAR1".utf8), "a Parquet file", convert), (Array("ARROW1".utf8), "an Arrow file", convert),
        (Array("FEA1".utf8), "a Feather file", convert), ([0x89] + Array("HDF\r\n".utf8), "an HDF5 file", convert),
        (Array("$FL2@(#)".utf8), "an SPSS file", convert), (Array("<stata_dta>".utf8), "a Stata file", convert),
        (Array("RDX2\nX\n".utf8), "an R data file", writing), (Array("RDX3\nX\n".utf8), "an R data file", writing),
        (Array("X\n\0\0".utf8), "an R data file", writing),
        ([0x93] + Array("NUMPY".utf8), "an array of NumPy", convert),
        (Array("SQLite format 3".utf8), "an SQLite database", "export the table as CSV"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", "unpack it first"),
        (Array("Rar!".utf8) + [0x1A, 0x07], "a RAR archive", "unpack it first"),
        (Array("MATLAB 5.0 MAT-file".utf8), "a MATLAB file", convert),
        ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xC2, 0xEA, 0x81, 0x60], "a SAS table", convert),
        (Array("%PDF-1.".utf8), "a PDF document", "ask for the table as CSV"),
        ([0x89] + Array("PNG\r\n".utf8), "a PNG image", "give the path of the table"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image", "give the path of the table"),
        (Array("GIF87a".utf8), "a GIF image", "give the path of the table"),
        (Array("GIF89a".utf8), "a GIF image", "give the path of the table"),
    ]
}

/// Whether a file that begins with `bytes` is a web page, such as a login page saved in place of the file.
package func looksLikeWebPage(_ bytes: [UInt8]) -> Bool {
    let text = firstWords(bytes)
    return text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
}

/// The text of `bytes` in lower case, without blanks and a byte order mark at its start.
private func firstWords(_ bytes: [UInt8]) -> Substring {
    String(decoding: bytes, as: UTF8.self).lowercased().drop { $0.isWhitespace || $0 == "\u{FEFF}" }
}
