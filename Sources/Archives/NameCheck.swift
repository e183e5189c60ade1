/// A tar on its way to libarchive, which ends a name at a NUL byte: an extended header whose names hold one is refused here.
///
/// Every block that looks like an extended header is taken for one, also inside of a file.
final class NameCheck: ByteStream {
    private let source: any ByteStream
    /// What has come of the header, or of the records behind it, if a piece ended in between.
    private var pending: [UInt8] = []
    /// How many bytes of records are being waited for, with what fills their last block; 0 while a header is.
    private var recordBytes = 0

    private static let blockSize = 512
    /// More records than libarchive reads.
    private static let mostBytes = 1 << 20
    private static let nameKeys = ["path", "linkpath", "GNU.sparse.name"].map { Array($0.utf8) }

    init(_ source: any ByteStream) { self.source = source }

    func next() throws -> UnsafeRawBufferPointer {
        let bytes = try source.next()
        var rest = bytes[...]
        while !rest.isEmpty {
            let wanted = recordBytes > 0 ? recordBytes : Self.blockSize
            if pending.isEmpty, recordBytes == 0, rest.count >= wanted, !isExtended(rest) {
                rest = rest.dropFirst(wanted)
                continue
            }
            let taken = rest.prefix(wanted - pending.count)
            pending += taken
            rest = rest.dropFirst(taken.count)
            if pending.count == wanted { try finish() }
        }
        return bytes
    }

    /// Looks at the header or the records that are whole now.
    private func finish() throws {
        if recordBytes > 0 {
            try checkRecords()
            recordBytes = 0
        } else if isExtended(pending[...]) {
            recordBytes = (size + Self.blockSize - 1) / Self.blockSize * Self.blockSize
        }
        pending.removeAll(keepingCapacity: true)
    }

    /// Whether libarchive would read records behind this block: it asks for one of three letters and the right checksum.
    private func isExtended<Block: RandomAccessCollection<UInt8>>(_ block: Block) -> Bool {
        guard block.count >= Self.blockSize, let kind = block.dropFirst(156).first,
            [UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "g")].contains(kind)
        else { return false }
        let header = Array(block.prefix(Self.blockSize)), checksumField = 148..<156
        let blanks = checksumField.count * Int(UInt8(ascii: " "))
        let unsigned = header.reduce(blanks) { $0 + Int($1) } - header[checksumField].reduce(0) { $0 + Int($1) }
        // Some old programs added up signed bytes.
        let signed =
            header.reduce(blanks) { $0 + Int(Int8(bitPattern: $1)) }
            - header[checksumField].reduce(0) { $0 + Int(Int8(bitPattern: $1)) }
        return [unsigned, signed].contains(Self.number(header[checksumField]))
    }

    /// The size that the header has, cut to what is looked at.
    private var size: Int { min(Self.number(pending[124..<136]), Self.mostBytes) }

    /// The number in a field of a header as libarchive reads it: octal digits behind blanks, or binary behind a first byte of
    /// 128 or more; 0 where it is negative.
    private static func number(_ field: ArraySlice<UInt8>) -> Int {
        if let first = field.first, first >= 128 {
            if first & 0x40 != 0 { return 0 }
            return field.dropFirst().reduce(Int(first & 0x3F)) { min($0, .max >> 9) << 8 | Int($1) }
        }
        let digits = field.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            .prefix { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
        return digits.reduce(0) { $0 << 3 | Int($1 - UInt8(ascii: "0")) }
    }

    /// Throws for a name with a NUL. Records: `length key=value` and a line end each; libarchive refuses malformed ones.
    private func checkRecords() throws {
        var rest = pending[...]
        while let blank = rest.firstIndex(of: UInt8(ascii: " ")),
            let length = Int(String(decoding: rest[..<blank], as: UTF8.self)),
            length > blank - rest.startIndex, length <= rest.count
        {
            let record = rest[blank...].dropFirst().prefix(length - (blank - rest.startIndex) - 1)
            let parts = record.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, Self.nameKeys.contains(Array(parts[0])), parts[1].contains(0) {
                throw Fault(
                    .unsafe, "the name holds a NUL byte; the archive is refused", entry: Array(parts[1].dropLast()))
            }
            rest = rest.dropFirst(length)
        }
    }
}
