extension CSVReader {
    /// The names of the columns; moves `scanner` to the first row.
    func readNames(_ scanner: inout CSVScanner) throws(CSVFault) -> [String] {
        let start = scanner
        var records = CSVRecords()
        repeat { try scanner.read(into: &records, size: 1) } while records.fields.isEmpty && !scanner.isAtEnd
        guard !records.fields.isEmpty else {
            throw CSVFault(code: .empty, offset: scanner.position, reason: "the file is empty: no header, no columns")
        }
        guard options.hasHeader else {
            scanner = start
            return records.fields.indices.map(String.init)
        }
        let unquoter = Unquoter()
        let names = records.fields.enumerated().map { column, field in
            let content = text[records.base + field.start..<records.base + field.end]
            // As pandas calls it.
            if content.count == 0 { return "Unnamed: \(column)" }
            return (field.hasDoubledQuotes ? unquoter(content) : content).string
        }
        try checkDistinct(names, records)
        return names
    }

    private func checkDistinct(_ names: [String], _ records: CSVRecords) throws(CSVFault) {
        var seen: Set<ExactString> = []
        for (name, field) in zip(names, records.fields) where !seen.insert(ExactString(name)).inserted {
            throw CSVFault(
                code: .duplicateName, offset: records.base + field.start,
                reason: "a second column is called '\(name)': rename one of them")
        }
    }

    /// Throws if an option speaks of a column that is not among `names`.
    func checkKnown(_ asked: some Sequence<String>, _ names: [String]) throws(CSVFault) {
        for name in asked.sorted() where !names.contains(name) {
            throw CSVFault(
                code: .unknownColumn, offset: 0,
                reason: "an option names column '\(name)', which the file does not have")
        }
    }

    /// What is missing in each column.
    func missingTokens(_ names: [String]) -> [MissingTokens] {
        let common = MissingTokens(options.missingValues)
        if options.missingValuesByColumn.isEmpty { return Array(repeating: common, count: names.count) }
        return names.map { options.missingValuesByColumn[$0].map { MissingTokens($0) } ?? common }
    }
}
