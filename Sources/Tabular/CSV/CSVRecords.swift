/// Where one field's content is in the text, without its quotes.
struct CSVField {
    private let bits: UInt64

    /// `start` and `end` are counted from the block's base and below 2^30.
    @inline(__always) init(start: Int, end: Int, isQuoted: Bool = false, hasDoubledQuotes: Bool = false) {
        let flags: UInt64 = (isQuoted ? 1 : 0) | (hasDoubledQuotes ? 2 : 0)
        bits = UInt64(truncatingIfNeeded: start) << 33 | UInt64(truncatingIfNeeded: end) << 2 | flags
    }

    @inline(__always) var start: Int { Int(truncatingIfNeeded: bits >> 33) }
    @inline(__always) var end: Int { Int(truncatingIfNeeded: bits >> 2 & 0x7FFF_FFFF) }
    @inline(__always) var isQuoted: Bool { bits & 1 != 0 }
    @inline(__always) var hasDoubledQuotes: Bool { bits & 2 != 0 }
}

/// Some whole records of a text, each of the same number of fields.
struct CSVRecords {
    /// The offset in the text from which the fields count.
    private(set) var base = 0
    /// All fields, record after record.
    private(set) var fields: [CSVField] = []
    /// Where the unfinished record begins in `fields`.
    private var recordStart = 0

    /// The number of fields of the unfinished record.
    @inline(__always) var openFields: Int { fields.count - recordStart }

    mutating func removeAll(base: Int) {
        fields.removeAll(keepingCapacity: true)
        (self.base, recordStart) = (base, 0)
    }

    @inline(__always) mutating func append(_ field: CSVField) { fields.append(field) }

    @inline(__always) mutating func endRecord() { recordStart = fields.count }

    /// Takes back the unfinished record, a blank line.
    @inline(__always) mutating func dropOpenFields() { fields.removeLast(openFields) }
}
