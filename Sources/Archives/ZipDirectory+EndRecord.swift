import Support

extension ZipDirectory {
    /// The end record of a zip file: the number of entries, and the place of the directory.
    struct EndRecord {
        let count: Int
        let directorySize: Int
        let directoryStart: Int
        /// The end of the record, before the comment.
        let end: Int

        init(file: borrowing FileDescriptor, size: Int) throws {
            let tailStart = max(0, size - Self.longest)
            let tail = try file.bytes(at: tailStart, count: size - tailStart)
            let record = try Self.find(in: tail)
            let start = tailStart + record
            if let wide = try Self.wideRecord(file, before: start) {
                self = wide
                return
            }
            guard tail.little(2, at: record + 4) == 0, let count = tail.little(2, at: record + 10),
                let directorySize = tail.little(4, at: record + 12), let offset = tail.little(4, at: record + 16)
            else { throw Self.damaged }
            try self.init(
                count: count, directorySize: directorySize, offset: offset, directoryEnd: start,
                end: start + Self.shortest)
        }

        private init(count: Int, directorySize: Int, offset: Int, directoryEnd: Int, end: Int) throws {
            let start = directoryEnd - directorySize
            guard start >= 0, offset == start else { throw Self.damaged }
            (self.count, self.directorySize, directoryStart, self.end) = (count, directorySize, start, end)
        }

        /// The size without a comment.
        private static let shortest = 22
        /// The size with the longest comment.
        private static let longest = shortest + 0xFFFF
        private static let damaged = Fault(
            .damaged, "the zip's end record contradicts the file: it is cut short or damaged")

        /// The start of the end record: the last place from which record and comment reach exactly to the end.
        private static func find(in tail: [UInt8]) throws -> Int {
            var candidate = tail.count - shortest
            while candidate >= 0 {
                if tail.little(4, at: candidate) == 0x0605_4B50, let comment = tail.little(2, at: candidate + 20),
                    candidate + shortest + comment == tail.count
                {
                    return candidate
                }
                candidate -= 1
            }
            throw Fault(.damaged, "no end record where a zip must have one: it is cut short, or bytes follow it")
        }

        /// The ZIP64 record before the ordinary record at `end`; nil if absent.
        private static func wideRecord(_ file: borrowing FileDescriptor, before end: Int) throws -> EndRecord? {
            guard end >= 20 else { return nil }
            let locator = try file.bytes(at: end - 20, count: 20)
            guard locator.little(4, at: 0) == 0x0706_4B50 else { return nil }
            guard let stated = locator.little(8, at: 8), stated <= end - 76 else { throw damaged }
            let record = try file.bytes(at: stated, count: 56)
            guard record.little(4, at: 0) == 0x0606_4B50, let count = record.little(8, at: 32),
                let directorySize = record.little(8, at: 40), let offset = record.little(8, at: 48)
            else { throw damaged }
            guard directorySize <= stated else { throw damaged }
            return try EndRecord(
                count: count, directorySize: directorySize, offset: offset, directoryEnd: stated, end: end + shortest)
        }
    }
}

extension [UInt8] {
    /// The little-endian number of `count` bytes at `offset`; nil outside the array or above `Int.max`.
    func little(_ count: Int, at offset: Int) -> Int? {
        guard offset >= 0, offset + count <= self.count else { return nil }
        let value = self[offset..<offset + count].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int(exactly: value)
    }
}
