/// Grows a typed column from fields, widening its kind as they demand: integer to real, anything to text.
///
/// Numbers that meet text are of no use any more, since their spelling is gone. The builder then stops, and the reader runs
/// over the text a second time for such columns alone (`secondReading`).
struct ColumnBuilder {
    /// What the fields so far have in common.
    enum State {
        /// All are missing.
        case missing
        case integer
        case real
        case boolean
        case string
        /// Not one kind: the second reading makes it text.
        case mixed
    }

    /// Which column of the text it is.
    let column: Int
    private(set) var state: State
    let tokens: MissingTokens
    var rowCount = 0
    var integers = PackedIntegers()
    var reals: [Double] = []
    var booleans: [Bool] = []
    var codes = PackedIntegers()
    var table: CategoryTable?
    /// Which rows are missing; its count is that of the finished column.
    var validity = Validity(count: 0)
    /// How many rows are expected: room is made for as many.
    var expectedRows = 0
    /// Whether a real number was spelled as no integer is.
    var hasFraction = false
    /// Whether an integer did not fit into 64 bits.
    var hasHugeInteger = false
    /// Whether -0 was kept as the integer 0.
    var hasNegativeZero = false

    /// `state` is `.missing` at a first reading; a second one is told what the column must be.
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

    /// Changes the state so that `cell`, which the present one refused, can be read.
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

    /// Gives the missing values before `row` their places.
    private mutating func start(as state: State, _ row: Int) {
        self.state = state
        validity = Validity(missing: row)
        switch state {
        case .integer: integers = Self.packed(0, row, expectedRows)
        case .real: reals = Self.values(of: 0, row, expectedRows)
        case .boolean: booleans = Self.values(of: false, row, expectedRows)
        default:
            codes = Self.packed(Int64(CategoryTable.missing), row, expectedRows)
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

    private static func packed(_ filler: Int64, _ count: Int, _ capacity: Int) -> PackedIntegers {
        var values = PackedIntegers(capacity: max(count, capacity))
        values.append(zeros: count)
        if filler != 0 { for row in 0..<count { values[row] = filler } }
        return values
    }

    /// The state for reading the text once more, if the first reading has lost something.
    var secondReading: State? {
        switch state {
        case .mixed: .string
        case .real where hasHugeInteger && !hasFraction: .string
        case .real where hasNegativeZero: .real
        default: nil
        }
    }

    /// What the column must be to be read as a whole.
    var settledState: State { secondReading ?? state }

    /// The rows so far as a column, after which new ones begin.
    mutating func taken() -> Column {
        let column = finished()
        var next = ColumnBuilder(self.column, state: state, tokens: tokens)
        (next.hasFraction, next.hasHugeInteger, next.hasNegativeZero) = (hasFraction, hasHugeInteger, hasNegativeZero)
        self = next
        return column
    }

    /// The finished column.
    func finished() -> Column {
        var validity = validity
        validity.grow(to: rowCount)
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
