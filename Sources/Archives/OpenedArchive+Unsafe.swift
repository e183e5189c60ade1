extension OpenedArchive {
    /// Calls `body` with each block of data of `entry`, the last one, and its offset. Returns the length with holes.
    mutating func readData(
        of entry: RawEntry, _ body: (_ bytes: UnsafeRawBufferPointer, _ offset: Int) throws -> Void
    ) throws -> Int {
        var (length, dataSize) = (0, 0)
        try reader?.readData { bytes, offset in
            let (end, overflow) = offset.addingReportingOverflow(bytes.count)
            guard !overflow, offset >= length else { throw Fault(.damaged, "the entry's data overlap") }
            guard end <= entry.size else { throw Fault(.damaged, "more data than the entry's \(entry.size) bytes") }
            try tally.add(end - length)
            (length, dataSize) = (end, dataSize + bytes.count)
            try body(bytes, offset)
        }
        // The data of a folder in an incremental tar are a list of names.
        guard entry.kind == .directory || dataSize == entry.dataSize else {
            throw Fault(.damaged, "\(dataSize) bytes of data instead of \(entry.dataSize)", entry: entry.name)
        }
        let hole = Int(clamping: entry.size) - length
        if hole > 0 { try tally.add(hole) }
        return length + max(0, hole)
    }
}
