/// How a file writes CSV, as its first record shows.
struct CSVDialect {
    let separator: UInt8
    /// The byte that ends a record; nil until the first record shows it.
    var lineEnd: UInt8?
    /// The number of fields that every record must have; nil until the first record shows it.
    var width: Int?

    init(separator: UInt8) { self.separator = separator }

    /// The start of the first record that begins behind `start`, so far as that can be told from there: a line end is before
    /// it, and it has the right number of fields.
    ///
    /// Text in quotes may look so, too: whoever comes from before `start` must find out.
    func likelyRecord(in text: Bytes, behind start: Int) -> Int? {
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
