import Support

extension CSVReader {
    /// Reads the header; puts back the text of a stream.
    func header() throws -> Header {
        var dialect = CSVDialect(separator: syntax.usedSeparator)
        let first = CSVPart(source)
        return try first.locatingFaults {
            try first.readFirst(
                &dialect, skippedLines: syntax.skippedLines, size: partSize,
                rowLimit: source.stream == nil ? CSVScanner.rowLimit : rowLimit)
            var names = try names(first)
            if syntax.hasHeader, syntax.acceptsTrailingSeparators, first.hasTrailingSeparator(after: dialect) {
                names.append("Unnamed: \(names.count)")
                dialect.width = names.count
            }
            checksum?.take(first.text, at: 0)
            source.stream?.unread(first.text.array)
            return Header(
                names: names, offset: syntax.hasHeader ? first.next : first.firstRecord, dialect: dialect)
        }
    }

    func checkPolicy(_ header: Header) throws(CSVFault) {
        try checkKnown(policy.textColumns, header.names)
        try checkKnown(Array(policy.missingValuesByColumn.keys), header.names)
    }

    private func names(_ first: CSVPart) throws(CSVFault) -> [String] {
        let fields = first.records
        guard fields.fieldCount > 0 else {
            throw CSVFault(code: .empty, offset: first.next, reason: "the file is empty: no header, no columns")
        }
        guard syntax.hasHeader else { return (0..<fields.fieldCount).map(String.init) }
        let names = (0..<fields.fieldCount).map { column in
            let cells = ColumnCells(
                first.text, fields, column: column, width: fields.fieldCount, quotedMayBeMissing: true, first.space)
            // As in pandas.
            return cells[0].count == 0 ? "Unnamed: \(column)" : cells[0].string
        }
        try checkDistinct(names, first)
        return names
    }

    private func checkDistinct(_ names: [String], _ first: CSVPart) throws(CSVFault) {
        var seen: Set<ExactString> = []
        for (column, name) in names.enumerated() where !seen.insert(ExactString(name)).inserted {
            let start = first.records.start(of: column)
            throw CSVFault(
                code: .duplicateName, offset: first.text[start] == .quote ? start + 1 : start,
                reason: "a second column is called \(quoted(name)): rename one of them")
        }
    }

    private func checkKnown(_ asked: [String], _ names: [String]) throws(CSVFault) {
        guard let name = asked.sorted().without(names).first else { return }
        let reason = DataFrameError.unknownColumn(name, among: names).description
        throw CSVFault(code: .unknownColumn, offset: 0, reason: reason)
    }

    func missingTokens(_ names: [String]) -> [MissingTokens] {
        let common = MissingTokens(policy.missingValues)
        let own = Dictionary(
            uniqueKeysWithValues: policy.missingValuesByColumn.map { (ExactString($0.key), MissingTokens($0.value)) })
        return names.map { own[ExactString($0)] ?? common }
    }
}
