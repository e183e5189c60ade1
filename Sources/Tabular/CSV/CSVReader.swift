/// Makes a table of CSV text: header, one reading for all columns, a second one for those that need it.
struct CSVReader {
    let text: Bytes
    let options: CSVOptions
    /// The size of the blocks in which the text is read: the fields of one stay in the processor's caches.
    var blockSize = 1 << 16

    func table() throws(CSVFault) -> DataFrame {
        try text.checkText()
        var scanner = CSVScanner(text, separator: UInt8(ascii: options.separator))
        let names = try readNames(&scanner)
        try checkKnown(options.textColumns, names)
        try checkKnown(options.missingValuesByColumn.keys, names)
        let tokens = missingTokens(names)
        var builders = zip(names, tokens).map { name, tokens in
            ColumnBuilder(state: options.textColumns.contains(name) ? .string : .missing, tokens: tokens)
        }
        try read(scanner, into: &builders, columns: Array(names.indices))

        let again = names.indices.filter { builders[$0].secondReading != nil }
        if !again.isEmpty {
            for column in again {
                guard let state = builders[column].secondReading else { continue }
                builders[column] = ColumnBuilder(state: state, tokens: tokens[column])
            }
            try read(scanner, into: &builders, columns: again)
        }
        return DataFrame(names: names, columns: builders.map { $0.column() }, rowCount: builders.first?.rowCount ?? 0)
    }

    /// Reads from `start` to the end of the text into the builders of some columns.
    private func read(_ start: CSVScanner, into builders: inout [ColumnBuilder], columns: [Int]) throws(CSVFault) {
        var scanner = start
        var records = CSVRecords()
        let unquoter = Unquoter()
        while !scanner.isAtEnd {
            try scanner.read(into: &records, size: blockSize)
            let width = builders.count
            let count = records.fields.count / width
            for column in columns {
                builders[column].append(
                    ColumnCells(
                        text: text[records.base..<scanner.position], fields: records.fields,
                        column: column, width: width, count: count,
                        unquoter: unquoter, quotedMayBeMissing: options.quotedMayBeMissing))
            }
        }
    }
}
