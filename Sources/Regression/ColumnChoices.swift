import Tabular

/// Which columns of a table are features, where its own look does not tell.
public struct ColumnChoices: Sendable, Hashable {
    /// Columns to leave out.
    public var drop: [String]
    /// Columns whose text is to be read as numbers; what is none counts as missing.
    public var numeric: [String]
    /// Whether columns are left out that tell nothing of other rows.
    public var dropsUseless: Bool

    /// Makes choices; by default every column is what it looks like.
    public init(drop: [String] = [], numeric: [String] = [], dropsUseless: Bool = false) {
        (self.drop, self.numeric, self.dropsUseless) = (drop, numeric, dropsUseless)
    }

    /// The columns of `frame` that are left out, in its order.
    func dropped(from frame: DataFrame) throws -> [DroppedColumn] {
        for name in drop { _ = try frame[name] }
        // Names that look alike may differ in their bytes: a place is no other column's.
        let (asked, numbers) = (Set(drop.map(frame.position(of:))), Set(numeric.map(frame.position(of:))))
        return frame.columnNames.indices.compactMap { place in
            let name = frame.columnNames[place]
            if asked.contains(place) { return DroppedColumn(name: name, reason: .asked) }
            guard dropsUseless, !numbers.contains(place) else { return nil }
            return frame.columns[place].uselessness.map { DroppedColumn(name: name, reason: $0) }
        }
    }

    /// `frame` with numbers in the columns that are to be numeric.
    func converted(_ frame: DataFrame) throws -> DataFrame {
        var frame = frame
        for name in numeric {
            let column = try frame[name]
            guard column.kind == .string else { continue }
            try frame.set(name, to: Column(column.numbersSpelled.map { $0.isFinite ? $0 : nil }))
        }
        return frame
    }
}

/// A column that is left out, and why.
public struct DroppedColumn: Sendable, Hashable, Codable {
    /// Why a column is left out.
    public enum Reason: String, Sendable, Hashable, Codable {
        /// It was asked for.
        case asked = "as asked"
        /// All its values are equal, or missing.
        case constant
        /// It counts the rows.
        case rowNumber = "row number"
        /// It is text of which more than half of the values come only once.
        case distinctText = "text that hardly repeats"
    }

    /// Its name.
    public let name: String
    /// Why.
    public let reason: Reason
}

extension Column {
    /// Why the column tells nothing of other rows; nil if it may.
    fileprivate var uselessness: DroppedColumn.Reason? {
        if isConstant { return .constant }
        if countsRows { return .rowNumber }
        return hardlyRepeats ? .distinctText : nil
    }

    /// Whether all rows are alike: one value, or none.
    private var isConstant: Bool {
        if missingCount == count { return true }
        let first = self[0]
        return missingCount == 0 && (1..<count).allSatisfy { self[$0] == first }
    }

    private var countsRows: Bool {
        guard kind == .integer, missingCount == 0, count > 2, let numbers else { return false }
        return zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
    }

    private var hardlyRepeats: Bool {
        guard count > 20, let counts = try? CategoryCounts(self) else { return false }
        return counts.categories { $0 == 1 }.count * 2 > count - missingCount
    }
}
