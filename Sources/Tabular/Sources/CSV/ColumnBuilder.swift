/// Builds a typed column from fields and widens its kind as needed: integer to real, any to text.
///
/// Where numbers meet text, their spelling is lost: the builder stops, and the column needs a `secondReading`.
struct ColumnBuilder {
    enum State {
        case missing
        case integer
        case real
        case boolean
        case string
        /// Several kinds: a second reading makes it text.
        case mixed
    }

    /// The column's number in the text.
    let column: Int
    private(set) var state: State
    let tokens: MissingTokens
    var rowCount = 0
    var integers = PackedIntegers()
    var reals: [Double] = []
    var booleans: [Bool] = []
    var codes = PackedIntegers()
    var table: CategoryTable?
    /// The missing rows; its count is set in the finished column.
    var validity = Validity(count: 0)
    /// The number of rows to make room for.
    var expectedRows = 0
    /// Whether a real number is not spelled as an integer.
    var hasFraction = false
    /// Whether an integer does not fit into 64 bits.
    var hasHugeInteger = false
    /// Whether -0 was stored as the integer 0.
    var hasNegativeZero = false

    /// `state` is `.missing` for a first reading, the column's kind for a second one.
    init(_ column: Int, state: State = .missing, tokens: MissingTokens) {
        (self.column, self.state, self.tokens) = (column, state, tokens)
        if state == .string { table = CategoryTable(missing: tokens) }
    }

    mutating func append(_ cells: ColumnCells) {
        var row = 0
        while row < cells.count, state != .mixed {
            switch state {
            case .missing: row = skipMissing(cells)
            case .integer: row = appendIntegers(cells, from: row)
            case .real: row = appendReals(cells, from: row)
            case .boolean: row = appendBooleans(cells, from: row)
            case .string: row = appendStrings(cells, from: row)
            case .mixed: break
            }
            if row < cells.count { widen(for: cells[row], at: rowCount + row) }
        }
        rowCount += cells.count
    }

    /// Changes the state to one that can hold `cell`.
    private mutating func widen(for cell: Bytes, at row: Int) {
        switch state {
        case .missing:
            start(as: Self.narrowestState(for: cell), row)
        case .integer where cell.real != nil:
            reals = Self.values(of: 0, integers.count, expectedRows)
            integers.read(0..<integers.count, into: &reals)
            integers = PackedIntegers()
            state = .real
        default:
            let rowCount = rowCount
            self = ColumnBuilder(column, state: .mixed, tokens: tokens)
            self.rowCount = rowCount
        }
    }

    private static func narrowestState(for cell: Bytes) -> State {
        if cell.integer != nil { return .integer }
        if cell.real != nil { return .real }
        return cell.boolean != nil ? .boolean : .string
    }

    /// Begins a column of values after `row` missing ones.
    private mutating func start(as state: State, _ row: Int) {
        self.state = state
        validity = Validity(missing: row)
        switch state {
        case .integer: integers = PackedIntegers(count: row, capacity: expectedRows)
        case .real: reals = Self.values(of: 0, row, expectedRows)
        case .boolean: booleans = Self.values(of: false, row, expectedRows)
        default:
            codes = PackedIntegers(repeating: -1, count: row, capacity: expectedRows)
            table = CategoryTable(missing: tokens)
        }
    }

    /// `count` times `filler`, with room for more.
    private static func values<Element>(of filler: Element, _ count: Int, _ capacity: Int) -> [Element] {
        var values: [Element] = []
        values.reserveCapacity(max(count, capacity))
        values.append(contentsOf: repeatElement(filler, count: count))
        return values
    }

    /// The state for a second reading; nil if none is needed.
    var secondReading: State? {
        switch state {
        case .mixed: .string
        case .real where hasHugeInteger && !hasFraction: .string
        case .real where hasNegativeZero: .real
        default: nil
        }
    }

    /// The state for reading the whole column at once.
    var settledState: State { secondReading ?? state }

    /// The rows so far as a column; removes them.
    mutating func taken() -> Column {
        let column = finished()
        var next = ColumnBuilder(self.column, state: state, tokens: tokens)
        (next.hasFraction, next.hasHugeInteger, next.hasNegativeZero) = (hasFraction, hasHugeInteger, hasNegativeZero)
        self = next
        return column
    }

    func finished() -> Column {
        var validity = validity
        validity.count = rowCount
        return switch state {
        case .missing, .mixed: Column(.real(Self.values(of: 0, rowCount, 0)), validity: Validity(missing: rowCount))
        case .integer: Column(.integer(integers), validity: validity)
        case .real: Column(.real(reals), validity: validity)
        case .boolean: Column(.boolean(booleans), validity: validity)
        case .string:
            Column(.string(codes: codes, categories: table?.categories ?? StringCategories()), validity: validity)
        }
    }
}
