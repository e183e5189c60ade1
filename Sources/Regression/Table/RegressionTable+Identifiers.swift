import Support
import Tabular

extension RegressionTable {
    /// Warnings about missing and repeated identifiers of the test rows, which competitions refuse.
    public var identifierWarnings: [String] {
        guard let identifiers, let column = identifiers.test else { return [] }
        return [column.missingFinding, column.repetitionFinding].compactMap(\.self).map {
            "column \(quoted(identifiers.name)) of the test table \($0): competitions refuse such a submission"
        }
    }
}

extension Column {
    fileprivate var missingFinding: String? {
        guard let row = (0..<count).first(where: isMissing) else { return nil }
        return "has no value in \(counted(missingCount, "row")), the first of them row \(row + 1)"
    }

    fileprivate var repetitionFinding: String? {
        var firstRows: [Value: Int] = [:], repetitions: [(row: Int, earlier: Int, value: Value)] = []
        for row in 0..<count {
            guard let value = self[row] else { continue }
            if let earlier = firstRows[value] {
                repetitions.append((row, earlier, value))
            } else {
                firstRows[value] = row
            }
        }
        guard let first = repetitions.first else { return nil }
        return
            "repeats earlier values in \(counted(repetitions.count, "row")), such as "
            + "\(quoted(first.value.description)) of row \(first.earlier + 1) in row \(first.row + 1)"
    }
}
