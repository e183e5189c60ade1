/// A filter before libarchive, which ends a name at a NUL byte: refuses extended headers of a tar with such names.
///
/// Every block that looks like an extended header is checked as one, even inside a file or other records.
final class NameCheck: ByteStream {
    private let source: any ByteStream
    /// The beginning of a block, if a piece ended inside it.
    private var pending: [UInt8] = []
    private var open: [Records] = []

    private static let blockSize = 512
    /// More bytes of records than libarchive reads.
    private static let mostBytes = 1 << 20
    /// The limit on headers with incomplete records: real ones are not nested.
    private static let mostOpen = 8

    init(_ source: any ByteStream) { self.source = source }

    func next() throws -> UnsafeRawBufferPointer {
        let bytes = try source.next()
        var rest = bytes[...]
        while !rest.isEmpty {
            let taken = rest.prefix(Self.blockSize - pending.count)
            rest = rest.dropFirst(taken.count)
            if taken.count == Self.blockSize {
                try look(at: taken)
            } else {
                pending += taken
                guard pending.count == Self.blockSize else { break }
                try look(at: pending)
                pending.removeAll(keepingCapacity: true)
            }
        }
        return bytes
    }

    /// Reads a block both as records of the headers before it and as a header.
    private func look(at block: some RandomAccessCollection<UInt8>) throws {
        for index in open.indices { open[index].bytes += block.prefix(open[index].missing) }
        for records in open where records.missing == 0 { try records.check() }
        open.removeAll { $0.missing == 0 }
        guard isExtended(block) else { return }
        guard open.count < Self.mostOpen else {
            throw Fault(.unsafe, "extended headers within each other; the archive is refused")
        }
        let size = min(Self.number(Array(block.dropFirst(124).prefix(12))[...]), Self.mostBytes)
        if size > 0 { open.append(Records(size: size)) }
    }

    /// Whether libarchive would read records after this block: it requires one of three letters and the right checksum.
    private func isExtended(_ block: some RandomAccessCollection<UInt8>) -> Bool {
        guard let kind = block.dropFirst(156).first,
            [UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "g")].contains(kind)
        else { return false }
        let header = Array(block), checksumField = 148..<156
        let blanks = checksumField.count * Int(UInt8(ascii: " "))
        let unsigned = header.reduce(blanks) { $0 + Int($1) } - header[checksumField].reduce(0) { $0 + Int($1) }
        // Some old programs summed signed bytes.
        let signed =
            header.reduce(blanks) { $0 + Int(Int8(bitPattern: $1)) }
            - header[checksumField].reduce(0) { $0 + Int(Int8(bitPattern: $1)) }
        return [unsigned, signed].contains(Self.number(header[checksumField]))
    }

    /// The number in a header field as libarchive reads it: octal digits after blanks, or binary after a first byte of
    /// 128 or more; 0 if negative.
    private static func number(_ field: ArraySlice<UInt8>) -> Int {
        if let first = field.first, first >= 128 {
            if first & 0x40 != 0 { return 0 }
            return field.dropFirst().reduce(Int(first & 0x3F)) { min($0, .max >> 9) << 8 | Int($1) }
        }
        let digits = field.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            .prefix { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
        return digits.reduce(0) { $0 << 3 | Int($1 - UInt8(ascii: "0")) }
    }
}

/// The records of an extended header.
private struct Records {
    /// The final number of bytes.
    let size: Int
    var bytes: [UInt8] = []

    var missing: Int { size - bytes.count }

    private static let nameKeys = ["path", "linkpath", "GNU.sparse.name"].map { Array($0.utf8) }

    /// Throws for a name with a NUL. A record is `length key=value` and a line end; libarchive refuses malformed ones.
    func check() throws {
        var rest = bytes[...]
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
