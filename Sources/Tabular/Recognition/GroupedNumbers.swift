extension TableSource {
    /// The table, with those columns of numbers as text whose points separate thousands, as `60.887` does beside `619` or
    /// in a table of decimal commas: read as numbers, they would be fractions.
    ///
    /// - Parameters:
    ///   - policy: The policy.
    ///   - choice: What will be recognized.
    ///   - path: The path, to read the table again where there may be such columns; nothing is done for `-`.
    ///   - syntax: The syntax of CSV.
    /// - Throws: As `table`.
    package func table(
        _ policy: ReadingPolicy, recognizing choice: RecognitionChoice, at path: String, _ syntax: CSVSyntax
    ) throws -> DataFrame {
        let table = try table(policy)
        guard path != "-", choice.kinds.contains(.numbers), choice.decimalMark != .point else { return table }
        let possible = zip(table.columnNames, table.columns).filter { $1.mayHaveGroups }
        if possible.isEmpty { return table }
        let usual = choice.decimalMark ?? TableRecognition.usualMark(of: table, choice)
        let likely = possible.filter { usual == .comma || $1.mostlyHasGroups }.map(\.0)
        if likely.isEmpty { return table }
        var textPolicy = policy
        textPolicy.textColumns += likely
        let texts = try openTable(path, named: name, syntax: syntax).table(textPolicy)
        var result = table
        for name in likely where NumberEvidence(try texts[name].textCounts).hasPointsAsGroups(usual) {
            try result.set(name, to: texts[name])
        }
        return result
    }
}

extension Column {
    /// The numbers in thousandths; nil unless they are reals below a thousand that have at most three decimals.
    private var thousandths: [Int]? {
        guard case .real(let values) = storage else { return nil }
        var thousandths: [Int] = []
        for value in values where !value.isNaN {
            let scaled = value * 1000
            guard value.magnitude < 1000, (scaled - scaled.rounded()).magnitude < 1e-6 else { return nil }
            thousandths.append(Int(scaled.rounded()))
        }
        return thousandths
    }

    fileprivate var mayHaveGroups: Bool { thousandths?.contains { $0 % 1000 != 0 } ?? false }

    /// Whether most fractions have three decimals, and some numbers none.
    fileprivate var mostlyHasGroups: Bool {
        guard let thousandths else { return false }
        let fractions = thousandths.filter { $0 % 1000 != 0 }
        let long = fractions.count { $0 % 10 != 0 }
        return long * 5 >= fractions.count * 4 && fractions.count < thousandths.count
    }
}
