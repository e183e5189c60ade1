import Arrays
import Support

/// A summary of the columns of a table, like `pandas.DataFrame.describe`.
///
/// ```swift
/// let summary = train.summary()
/// print(summary)                                  // a line for each column
/// let json = try JSONEncoder().encode(summary)
/// ```
public struct DataFrameSummary: Hashable, Codable, Sendable {
    /// The number of rows.
    public let rows: Int
    /// The columns, in order.
    public let columns: [ColumnSummary]
}

extension DataFrame {
    /// Summarizes the columns, with up to `mostFrequent` of their most frequent values.
    ///
    /// Sorts each column, except for text and small numbers; several columns at a time.
    public func summary(mostFrequent: Int = 3) -> DataFrameSummary {
        require(mostFrequent >= 0, "DataFrame.summary: a number of values is 0 or more, not \(mostFrequent)")
        var summaries = [ColumnSummary?](repeating: nil, count: columnCount)
        summaries.mutateConcurrently(threads: threads(forCells: rowCount * columnCount)) { summary, index in
            summary = ColumnSummary(name: columnNames[index], columns[index], mostFrequent: mostFrequent)
        }
        return DataFrameSummary(rows: rowCount, columns: summaries.compactMap(\.self))
    }
}

extension DataFrameSummary: CustomStringConvertible {
    /// A table of the numeric columns and one of the others, with the size:
    ///
    /// ```
    ///       column     type  missing  distinct     mean  deviation  min  25%  50%  75%  max  most frequent
    /// LotFrontage  integer      259       110  70.04996   24.28475   21   59   69   80  313       60 (143)
    ///
    /// column    type  missing  distinct         most frequent
    ///  Alley  string     1369         2  Grvl (50), Pave (41)
    /// [1460 rows x 2 columns]
    /// ```
    public var description: String {
        let common = ["column", "type", "missing", "distinct"]
        let distribution = ["mean", "deviation", "min", "25%", "50%", "75%", "max"]
        let numeric = columns.compactMap { column in
            column.numbers.map { column.cells + $0.cells + [column.mostFrequentCells.first ?? ""] }
        }
        let others = columns.filter { $0.numbers == nil }
            .map { $0.cells + [$0.mostFrequentCells.joined(separator: ", ")] }
        let tables = [
            Self.lines([common + distribution + ["most frequent"]] + numeric),
            Self.lines([common + ["most frequent"]] + others),
        ]
        return (tables.filter { !$0.isEmpty }.joined(separator: [""]) + ["[\(rows) rows x \(columns.count) columns]"])
            .joined(separator: "\n")
    }

    /// The lines of a table; none without rows.
    private static func lines(_ table: [[String]]) -> [String] {
        table.count > 1 ? TextTable(table, alignment: .right).lines : []
    }
}

extension ColumnSummary {
    fileprivate var cells: [String] { [name.shownInOneLine, kind.rawValue, "\(missing)", "\(distinct)"] }
    fileprivate var mostFrequentCells: [String] { mostFrequent.map { "\($0.value.shownInOneLine) (\($0.count))" } }
}

extension NumberSummary {
    fileprivate var cells: [String] {
        [mean, deviation, minimum, lowerQuartile, median, upperQuartile, maximum].map { $0?.brief ?? "" }
    }
}

extension Double {
    /// The number with about seven digits, with an exponent if it is very large or small.
    fileprivate var brief: String {
        guard self != 0 else { return "0" }
        guard (1e-4..<1e15).contains(magnitude) else { return "\(self)" }
        let digits = formatted(decimals: Swift.max(1, 7 - "\(Int(magnitude))".count))
        return String(digits.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed())
    }
}
