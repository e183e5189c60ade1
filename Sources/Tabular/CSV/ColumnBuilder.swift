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

    private(set) var state: State
    let tokens: MissingTokens
    var rowCount = 0
    var integers: [Int64] = []
    var reals: [Double] = []
    var booleans: [Bool] = []
    var codes: [Int32] = []
    var table: CategoryTable?
    /// The rows of missing numbers and booleans.
    var missingRows: [Int] = []
    /// Whether a real number was spelled as no integer is.
    var hasFraction = false
    /// Whether an integer did not fit into 64 bits.
    var hasHugeInteger = false
    /// Whether -0 was kept as the integer 0.
    var hasNegativeZero = false

    /// `state` is `.missing` at a first reading; a second one is told what the column must be.
    init(state: State = .missing, tokens: MissingTokens) {
        (self.state, self.tokens) = (state, tokens)
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
            reals = integers.map(Double.init)
            integers = []
            state = .real
        default:
            self = ColumnBuilder(state: .mixed, tokens: tokens)
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
        switch state {
        case .integer: integers = [Int64](repeating: 0, count: row)
        case .real: reals = [Double](repeating: 0, count: row)
        case .boolean: booleans = [Bool](repeating: false, count: row)
        default:
            codes = [Int32](repeating: CategoryTable.missing, count: row)
            table = CategoryTable(missing: tokens)
            return
        }
        missingRows = Array(0..<row)
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

    /// The finished column.
    consuming func column() -> Column {
        switch state {
        case .missing, .mixed:
            Column(.real([Double](repeating: 0, count: rowCount)), validity: Validity(missing: rowCount))
        case .integer: Column(.integer(integers), validity: validity())
        case .real: Column(.real(reals), validity: validity())
        case .boolean: Column(.boolean(booleans), validity: validity())
        case .string:
            Column(
                .string(codes: codes, categories: table?.categories ?? StringCategories()),
                validity: Validity(codes.lazy.map { $0 < 0 }))
        }
    }

    private func validity() -> Validity {
        var validity = Validity(count: rowCount)
        for row in missingRows { validity.markMissing(row) }
        return validity
    }
}
