/// A text as blocks of records: each is read and split into fields in parts, by several threads.
///
/// A thread that begins in the middle of the text does not know whether it is inside of quotes. It guesses where a record
/// begins; when the part before it is done, that is known, and a wrong guess is done over. So what is found never depends on
/// the guesses, the number of threads or the size of the parts.
struct CSVBlocks {
    private let source: CSVSource
    private let window: TextWindow
    private let partSize: Int
    let threads: Int
    private(set) var dialect: CSVDialect
    /// The parts of the present block.
    private(set) var parts: [CSVPart]
    /// Where the next record begins in the window.
    private var position = 0

    /// The records of `source` from `offset` on.
    init(_ source: CSVSource, from offset: Int, _ dialect: CSVDialect, partSize: Int, threads: Int) {
        window = TextWindow(source, at: offset)
        self.source = source
        (self.dialect, self.partSize, self.threads) = (dialect, partSize, threads)
        parts = (0..<threads).map { _ in CSVPart() }
    }

    /// The bytes of the present block.
    var text: Bytes { window.text(to: window.count) }

    /// The number of fields of a record.
    var width: Int { dialect.width ?? 1 }

    /// Where the first record of the block begins in the text.
    var firstRecord: Int { window.offset + parts[0].records.start(of: 0) }

    /// Where the next record begins in the text.
    var offset: Int { window.offset + position }

    /// Reads the first record alone, into the first part; nothing but blank lines gives none.
    mutating func readFirst() throws {
        let records = parts[0].records
        // Enough to see a mark of the encoding.
        var size = max(partSize, 4)
        repeat {
            window.move(by: 0, room: size)
            let goal = window.count + size
            let end = try window.fill(window.count..<goal)
            window.extend(to: end, isLast: end < goal)
            try text.checkNotUTF16()
            var scanner = CSVScanner(
                text, isWhole: window.isLast, dialect: dialect, from: text.hasByteOrderMark ? 3 : 0)
            records.removeAll(start: scanner.position)
            while records.fieldCount == 0, try scanner.readRecord(into: records) {}
            (position, dialect) = (scanner.position, scanner.dialect)
            size *= 2
        } while records.fieldCount == 0 && !window.isLast
    }

    /// Reads the next records, if there are any.
    mutating func readNext() throws -> Bool {
        var size = partSize
        while position < window.count || !window.isLast {
            try readParts(size)
            do throws(CSVFault) { try join() } catch { throw error.moved(by: window.offset) }
            if recordCount > 0 { return true }
            size *= 2
        }
        return false
    }

    /// The number of records in the present block.
    var recordCount: Int { parts.reduce(0) { $0 + $1.records.fieldCount } / width }

    /// About how many records there are from `start` on, if all are as long as those of this first block from there.
    func expectedRecords(since start: Int) -> Int {
        let blocks = Double(source.count - start) / Double(max(1, offset - start))
        return Int(Double(recordCount) * max(blocks, 1) * 1.02)
    }

    /// Reads more text behind what is left, and lets each thread find the records of its part.
    private mutating func readParts(_ size: Int) throws {
        window.move(by: position, room: size * parts.count)
        position = 0
        for index in parts.indices {
            let start = window.count + index * size
            parts[index].range = start..<start + size
        }
        parts.mutateConcurrently(threads: threads) { [window, dialect] part, index in
            part.read(window, first: index == 0 ? 0 : nil, dialect)
        }
        if let failure = parts.lazy.compactMap(\.failure).first { throw failure }
        let last = parts.firstIndex { $0.range.count < size } ?? parts.count - 1
        window.extend(to: parts[last].range.upperBound, isLast: parts[last].range.count < size)
        for index in parts.indices.dropFirst(last + 1) { parts[index].clear(at: window.count) }
    }

    /// Makes records of the block of what each thread has found for itself.
    private mutating func join() throws(CSVFault) {
        var scanner = CSVScanner(text, isWhole: window.isLast, dialect: dialect, from: 0)
        for index in parts.indices {
            let next = index + 1 < parts.count ? parts[index + 1].likelyStart : window.count
            if parts[index].start != position {
                parts[index].findRecords(in: window.text(to: parts[index].range.upperBound), from: position, dialect)
            }
            try parts[index].goOn(to: next, &scanner)
            position = parts[index].position
        }
    }
}
