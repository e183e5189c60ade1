/// A part of a window of text, read and split into fields by one thread.
struct CSVPart {
    /// Where it is in the window.
    var range = 0..<0
    /// The records that begin in it and end in it, and then the one that goes on behind it.
    let records = CSVRecords()
    /// Where the first of them begins; nil if none was found.
    private(set) var start: Int?
    /// Where the next record begins.
    private(set) var position = 0
    /// Why it could not be read.
    private(set) var failure: (any Error)?
    /// Why the record at `position` is none.
    private(set) var fault: CSVFault?

    /// Where the first record seems to begin.
    var likelyStart: Int { start ?? range.lowerBound }

    /// Reads the part, and finds its records: from `first` on, or if that is not known, from where one seems to begin.
    mutating func read(_ window: TextWindow, first: Int?, _ dialect: CSVDialect) {
        (start, failure, fault) = (nil, nil, nil)
        records.removeAll(start: range.lowerBound)
        do {
            range = range.lowerBound..<(try window.fill(range))
            let text = window.text(to: range.upperBound)
            let likely = first ?? dialect.likelyRecord(in: text, behind: range.lowerBound)
            if let likely { findRecords(in: text, from: likely, dialect) }
        } catch {
            failure = error
        }
    }

    /// Makes it an empty part at the end of the text.
    mutating func clear(at end: Int) {
        (range, start, failure, fault) = (end..<end, nil, nil, nil)
        records.removeAll(start: end)
    }

    /// Finds the records that begin at `first` and end in the part.
    mutating func findRecords(in text: Bytes, from first: Int, _ dialect: CSVDialect) {
        var scanner = CSVScanner(text, isWhole: false, dialect: dialect, from: first)
        (start, fault) = (first, nil)
        records.removeAll(start: first)
        do throws(CSVFault) { try scanner.readRecords(into: records) } catch { fault = error }
        position = scanner.position
    }

    /// Reads on by `scanner` while records begin before `end`, or until one goes on behind its text.
    mutating func goOn(to end: Int, _ scanner: inout CSVScanner) throws(CSVFault) {
        if let fault { throw fault }
        scanner.move(to: position)
        while scanner.position < end, try scanner.readRecord(into: records) {}
        position = scanner.position
    }
}
