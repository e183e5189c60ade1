import Tabular
import Text

/// Which columns of a table are features, where its own look does not tell.
public struct ColumnChoices: Sendable, Hashable {
    /// Columns to leave out; the training table, the test table or both have them.
    public var drop: [String]
    /// Columns whose text is to be read as numbers, what is none counting as missing; none of them is left out as useless.
    public var numeric: [String]
    /// Whether columns are left out that tell nothing of other rows.
    public var dropsUseless: Bool

    /// Makes choices; by default every column is what it looks like.
    public init(drop: [String] = [], numeric: [String] = [], dropsUseless: Bool = false) {
        (self.drop, self.numeric, self.dropsUseless) = (drop, numeric, dropsUseless)
    }

    /// The columns that are left out: those of `frame` in its order, and then those that are asked for and that `test` alone has.
    func dropped(from frame: DataFrame, test: DataFrame? = nil) throws -> [DroppedColumn] {
        for name in drop where test?.position(of: name) == nil { _ = try frame[name] }
        let onlyInTest = test.map { test in
            asked(of: test).sorted().map { test.columnNames[$0] }.filter { frame.position(of: $0) == nil }
        }
        return dropped(of: frame) + (onlyInTest ?? []).map { DroppedColumn(name: $0, reason: .asked) }
    }

    private func dropped(of frame: DataFrame) -> [DroppedColumn] {
        let (asked, numbers) = (asked(of: frame), Set(numeric.map(frame.position(of:))))
        return frame.columnNames.indices.compactMap { place in
            let name = frame.columnNames[place]
            if asked.contains(place) { return DroppedColumn(name: name, reason: .asked) }
            guard dropsUseless, !numbers.contains(place) else { return nil }
            return frame.columns[place].uselessness.map { DroppedColumn(name: name, reason: $0) }
        }
    }

    /// The places of the columns of `frame` that are to be left out: names that look alike may differ in their bytes, and a place is
    /// no other column's.
    private func asked(of frame: DataFrame) -> Set<Int> { Set(drop.compactMap(frame.position(of:))) }

    /// Throws for a column of `frame` that is to be numeric and has no number.
    func checkNumbers(in frame: DataFrame) throws {
        for name in numeric {
            let column = try frame[name]
            guard column.kind == .string, !column.numbersSpelled.contains(where: \.isFinite),
                let row = (0..<column.count).first(where: { !column.isMissing($0) })
            else { continue }
            let example = column[row]?.description ?? ""
            throw RegressionError.noNumbers(column: name, row: row + 1, example: example)
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

extension DroppedColumn: CustomStringConvertible {
    /// The name and the reason in brackets.
    public var description: String { "\(visible(name)) (\(reason.rawValue))" }
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
