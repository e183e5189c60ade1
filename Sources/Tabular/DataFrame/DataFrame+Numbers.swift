import Support

/// A type to which the values of a column convert: `Float`, `Double`, `Int` or `String`.
public protocol ColumnElement {
    /// Converts a value; nil if this type cannot hold it.
    init?(columnValue: Column.Value)
    /// Converts all values of a column at once, which is faster. Nil by default, or if one is missing or does not fit.
    static func elements(of column: Column) -> [Self]?
}

extension ColumnElement {
    /// Nil: the values are converted one by one.
    public static func elements(of column: Column) -> [Self]? { nil }
}

extension DataFrame {
    /// All values of the column called `name`: `try frame["SalePrice", as: Float.self]`. Booleans are 0 and 1.
    ///
    /// Throws a `DataFrameError` if a value is missing, infinite, or of another kind.
    public subscript<Element: ColumnElement>(name: String, as type: Element.Type) -> [Element] {
        get throws {
            let column = try self[name]
            if let elements = Element.elements(of: column) { return elements }
            return try (0..<rowCount).map { row in
                guard let value = column[row] else { throw missing(name, row) }
                guard let element = Element(columnValue: value) else { throw unusable(column, name, row, type) }
                return element
            }
        }
    }

    private func missing(_ name: String, _ row: Int) -> DataFrameError {
        DataFrameError(
            .missingValue, column: name, row: row,
            "column \(quoted(name)) has no value in row \(row + 1): drop the row or fill it")
    }

    private func unusable(_ column: Column, _ name: String, _ row: Int, _ type: Any.Type) -> DataFrameError {
        // One word makes the whole column text: the error names the word, not the first number.
        let isText = column.kind == .string
        let numbers = isText ? column.numbersSpelled : []
        let row = numbers.indices.first { numbers[$0].isNaN && !column.isMissing($0) } ?? row
        let fault = !isText ? "\(type) cannot hold" : numbers[row].isNaN ? "is no number" : "is text"
        return DataFrameError(
            isText ? .kindMismatch : .notRepresentable, column: name, row: row,
            "column \(quoted(name)) has \(quoted(column[row]?.description ?? "")) in row \(row + 1), which \(fault): "
                + "correct the value" + (isText ? ", or take another column" : ""))
    }
}

extension Double: ColumnElement {
    /// A finite number; booleans are 0 and 1.
    public init?(columnValue value: Column.Value) {
        switch value {
        case .integer(let value): self.init(value)
        case .real(let value) where value.isFinite: self = value
        case .boolean(let value): self = value ? 1 : 0
        default: return nil
        }
    }

    /// All numbers; nil if one is missing or infinite.
    public static func elements(of column: Column) -> [Double]? {
        guard column.missingCount == 0, let numbers = column.numbers else { return nil }
        return numbers.allSatisfy(\.isFinite) ? numbers : nil
    }
}

extension Float: ColumnElement {
    /// The nearest number within range; booleans are 0 and 1.
    public init?(columnValue value: Column.Value) {
        guard let number = Double(columnValue: value), Float(number).isFinite else { return nil }
        self.init(number)
    }

    /// The nearest numbers; nil if one is missing or out of range.
    public static func elements(of column: Column) -> [Float]? {
        guard let numbers = Double.elements(of: column).map({ $0.map { Float($0) } }) else { return nil }
        return numbers.allSatisfy(\.isFinite) ? numbers : nil
    }
}

extension Int: ColumnElement {
    /// A whole number; booleans are 0 and 1.
    public init?(columnValue value: Column.Value) {
        switch value {
        case .integer(let value): self.init(exactly: value)
        case .real(let value): self.init(exactly: value)
        case .boolean(let value): self = value ? 1 : 0
        case .string: return nil
        }
    }
}

extension String: ColumnElement {
    /// A value of any kind, as in a CSV file.
    public init?(columnValue value: Column.Value) { self = value.description }
}
