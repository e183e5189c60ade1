import Support

extension DataFrame {
    /// Notes about numbers that may stand for missing values: `depth is -999 in 12 rows, far from its other values, 0.2 to 31.0: a
    /// number unless it is marked as missing`.
    package var missingCodeNotes: [String] {
        zip(columnNames, columns).compactMap { name, column in
            column.missingCode.map { code in
                "\(visible(name)) is \(code.value) in \(counted(code.rowCount, "row")), far from its other values, "
                    + "\(Float(code.others.lowerBound)) to \(Float(code.others.upperBound)): "
                    + "a number unless it is marked as missing"
            }
        }
    }
}

extension Column {
    private static let missingCodes: Set<Double> = [99, 999, 9999, 99_999, 999_999]

    /// The smallest or the largest number, if it is made of nines, recurs, and is farther from the others than they are apart.
    fileprivate var missingCode: (value: Int, rowCount: Int, others: ClosedRange<Double>)? {
        guard kind == .integer || kind == .real else { return nil }
        let numbers = numbersSpelled.filter { !$0.isNaN }
        for code in [numbers.min(), numbers.max()].compactMap(\.self) where Self.missingCodes.contains(code.magnitude) {
            let others = numbers.filter { $0 != code }
            guard let lowest = others.min(), let highest = others.max(), lowest < highest,
                numbers.count - others.count > 1,
                min((code - lowest).magnitude, (code - highest).magnitude) > highest - lowest
            else { continue }
            return (Int(code), numbers.count - others.count, lowest...highest)
        }
        return nil
    }
}
