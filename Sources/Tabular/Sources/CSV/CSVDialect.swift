/// How a file writes CSV, as its first record shows.
struct CSVDialect {
    var separator: UInt8
    /// The byte that ends a record; nil until the first record shows it.
    var lineEnd: UInt8?
    /// The number of fields of every record; nil until the first record shows it.
    var width: Int?

    init(separator: UInt8) { self.separator = separator }

    /// A guess at the first record after `start`: it follows a line end and has the right number of fields.
    ///
    /// Text in quotes may look the same: a reader that comes from before `start` must verify the guess.
    func likelyRecord(in text: Bytes, after start: Int) -> Int? {
        let attempts = 16
        let records = CSVRecords()
        var position = start
        for _ in 0..<attempts {
            guard let end = text.first(lineEnd ?? .newline, from: position) else { return nil }
            position = end + 1
            records.removeAll(start: position)
            var scanner = CSVScanner(text, isWhole: false, dialect: self, from: position)
            if (try? scanner.readRecord(into: records)) == true { return position }
        }
        return nil
    }
}

extension UInt8 {
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let quote = UInt8(ascii: "\"")
    @inline(__always) var isLineEnd: Bool { self == .newline || self == .carriageReturn }
}
