import Support
import Tabular

/// The columns of a table to drop or to convert.
public struct ColumnChoices: Sendable, Hashable {
    /// Columns to drop, from both tables.
    public var drop: [String]
    /// Columns to read as numbers, and never to drop as useless; values that cannot be parsed become missing.
    public var numeric: [String]
    /// Whether useless columns are dropped: constants, row numbers, text that hardly repeats.
    public var dropsUseless: Bool

    /// Makes choices; by default all columns are kept as they are.
    public init(drop: [String] = [], numeric: [String] = [], dropsUseless: Bool = false) {
        (self.drop, self.numeric, self.dropsUseless) = (drop, numeric, dropsUseless)
    }

    /// The dropped columns: those of `frame` in its order, then those of `drop` that only `test` has.
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
            let column = frame.columns[place]
            return column.uselessness.map { reason in
                DroppedColumn(name: name, reason: reason, example: reason == .distinctText ? column.firstText : nil)
            }
        }
    }

    /// The positions of the columns of `drop`: equal strings may be names with different bytes, positions are unique.
    private func asked(of frame: DataFrame) -> Set<Int> { Set(drop.compactMap(frame.position(of:))) }

    func checkNumbers(in frame: DataFrame, rows: [Int]) throws {
        for name in numeric {
            let column = try frame[name]
            guard column.kind == .string, !column.numbersSpelled.contains(where: \.isFinite),
                let row = (0..<column.count).first(where: { !column.isMissing($0) })
            else { continue }
            let example = column[row]?.description ?? ""
            throw RegressionError.noNumbers(column: name, row: rows[row], example: example)
        }
    }

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

/// A dropped column with the reason.
public struct DroppedColumn: Sendable, Hashable, Codable {
    /// The reasons to drop a column.
    public enum Reason: String, Sendable, Hashable, Codable {
        /// Requested by the user.
        case asked = "as asked"
        /// All values are equal, or missing.
        case constant
        /// Row numbers.
        case rowNumber = "row number"
        /// Text of which more than half of the values occur once.
        case distinctText = "text that hardly repeats"
    }

    /// The name.
    public let name: String
    /// The reason.
    public let reason: Reason
    /// A value of text that hardly repeats.
    public let example: String?

    init(name: String, reason: Reason, example: String? = nil) {
        (self.name, self.reason, self.example) = (name, reason, example)
    }
}

extension DroppedColumn: CustomStringConvertible {
    /// The name, and in brackets the reason with the example: `owner (text that hardly repeats, such as 'A. Smith')`.
    public var description: String {
        "\(visible(name)) (\(reason.rawValue)\(example.map { ", such as \(quoted($0))" } ?? ""))"
    }
}

extension Column {
    /// The reason why the column is useless; nil if it is not.
    fileprivate var uselessness: DroppedColumn.Reason? {
        if isConstant { return .constant }
        if countsRows { return .rowNumber }
        return hardlyRepeats ? .distinctText : nil
    }

    fileprivate var firstText: String? { (0..<count).first { !isMissing($0) }.flatMap { self[$0]?.description } }

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
