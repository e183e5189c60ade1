/// The fields of one column in a block of records.
struct ColumnCells {
    let text: Bytes
    let fields: [CSVField]
    let column: Int
    let width: Int
    let count: Int
    let unquoter: Unquoter
    /// Whether quoted fields may be missing values.
    let quotedMayBeMissing: Bool

    /// The content of the field in `row`, valid until the next is asked for.
    @inline(__always) subscript(row: Int) -> Bytes {
        let field = fields[row * width + column]
        let content = text[field.start..<field.end]
        return field.hasDoubledQuotes ? unquoter(content) : content
    }

    @inline(__always) func mayBeMissing(_ row: Int) -> Bool {
        quotedMayBeMissing || !fields[row * width + column].isQuoted
    }
}
