import Arrays
import CTabular
import Support

extension Column {
    /// One value of a column.
    public enum Value: Hashable, Sendable {
        /// A whole number.
        case integer(Int64)
        /// A real number.
        case real(Double)
        /// True or false.
        case boolean(Bool)
        /// Text.
        case string(String)
    }

    /// The value in `row`; nil if it is missing.
    public subscript(row: Int) -> Value? {
        require(row >= 0 && row < count, "Column: row \(row) is out of range for \(count) rows")
        if isMissing(row) { return nil }
        switch storage {
        case .integer(let values): return .integer(values[row])
        case .real(let values): return .real(values[row])
        case .boolean(let values): return .boolean(values[row])
        case .string(let codes, let categories): return .string(categories[Int(codes[row])])
        }
    }

    /// The codes and categories of a text column; nil for other kinds. A missing value has code -1.
    ///
    /// After a selection of rows, some categories may have no row.
    public var categories: (codes: [Int32], categories: StringCategories)? {
        packedCategories.map { (codes: $0.codes.map { Int32($0) }, categories: $0.categories) }
    }

    var packedCategories: (codes: PackedIntegers, categories: StringCategories)? {
        guard case .string(let codes, let categories) = storage else { return nil }
        return (codes, categories)
    }

    /// The values as real numbers, booleans as 0 and 1, missing ones as NaN; nil for text.
    public var numbers: [Double]? {
        guard kind != .string else { return nil }
        var numbers = [Double](repeating: 0, count: count)
        readNumbers(0..<count, into: &numbers)
        return numbers
    }

    /// Writes `numbers` of some rows to the start of an array.
    func readNumbers(_ rows: Range<Int>, into numbers: inout [Double]) {
        let start = rows.lowerBound
        switch storage {
        case .integer(let values): values.read(rows, into: &numbers)
        case .real(let values): for row in rows { numbers[row - start] = values[row] }
        case .boolean(let values): for row in rows { numbers[row - start] = values[row] ? 1 : 0 }
        case .string: break
        }
        validity.forEachMissing(in: rows) { numbers[$0 - start] = .nan }
    }

    /// Bounds of the values: the extremes of reals, the limits of the integers' size. Nil for text and without rows.
    var bounds: (lower: Double, upper: Double)? {
        guard count > 0 else { return nil }
        switch storage {
        case .integer(let values):
            return (Double(values.possibleRange.lowerBound), Double(values.possibleRange.upperBound))
        case .real(let values):
            let range = numbers_range(values, values.count, 0)
            return (range.lowest, range.highest)
        case .boolean: return (0, 1)
        case .string: return nil
        }
    }
}

extension Column.Value: CustomStringConvertible {
    /// The value as in a CSV file: booleans as `True` and `False`, reals with the fewest digits that read back exactly.
    public var description: String {
        switch self {
        case .integer(let value): "\(value)"
        case .real(let value): "\(value)"
        case .boolean(let value): value ? "True" : "False"
        case .string(let value): value
        }
    }
}

extension Column: Equatable {
    /// Whether kinds, values and missing values are equal; text by its bytes.
    public static func == (left: Column, right: Column) -> Bool {
        guard left.validity == right.validity else { return false }
        switch (left.storage, right.storage) {
        case (.integer(let left), .integer(let right)): return left == right
        case (.real(let left), .real(let right)): return left == right
        case (.boolean(let left), .boolean(let right)): return left == right
        case (.string(let codes, let categories), .string(let otherCodes, let otherCategories)):
            let numbers = categories.codes(in: otherCategories)
            return zip(codes, otherCodes).allSatisfy { $0 < 0 ? $1 < 0 : Int64(numbers[Int($0)]) == $1 }
        default: return false
        }
    }
}

extension Column: CustomStringConvertible {
    /// One line: `integer column of 4 rows, 1 missing: 10, NA, 30, 40`, with at most ten values.
    public var description: String {
        let values = (0..<min(count, 10)).map { (self[$0]?.description ?? "NA").shownInOneLine }
        return "\(kind) column of \(counted(count, "row")), \(missingCount) missing: "
            + (values + (count > 10 ? ["..."] : [])).joined(separator: ", ")
    }
}
