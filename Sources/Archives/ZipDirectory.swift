import Compression
import Support

/// The central directory of a zip file, checked against the file before anything is written.
///
/// Unlike libarchive, this refuses a directory that contradicts the entries: a wrong count or name, entries that
/// overlap, or entries that the directory omits.
struct ZipDirectory {
    struct Entry {
        /// The name; nil if an extra field holds it in UTF-8.
        let name: [UInt8]?
        fileprivate let rawName: [UInt8]
        /// The uncompressed size.
        fileprivate let size: Int
        fileprivate let checksum: Int
        fileprivate let flags: Int
        fileprivate let packedSize: Int
        fileprivate let offset: Int
    }

    /// The entries in the order of the file, as libarchive reads them.
    let entries: [Entry]
    /// The end of the end record, before the comment.
    let end: Int

    init(file: borrowing FileDescriptor, size: Int, limits: ArchiveLimits) throws {
        let end = try EndRecord(file: file, size: size)
        guard end.count <= limits.maximumEntries else { throw Fault.tooManyEntries(limits) }
        guard end.directorySize <= Self.maximumDirectorySize else {
            throw Fault(.tooLarge, "a directory of \(end.directorySize) bytes")
        }
        let bytes = try file.bytes(at: end.directoryStart, count: end.directorySize)
        entries = try Self.parse(bytes, end).sorted { $0.offset < $1.offset }
        self.end = end.end
        try check(file, directoryStart: end.directoryStart)
    }

    private static let maximumDirectorySize = 1 << 29

    private static func parse(_ bytes: [UInt8], _ end: EndRecord) throws -> [Entry] {
        var (entries, position) = ([Entry](), 0)
        while position < bytes.count {
            let entry = try Entry(bytes, at: &position)
            guard max(entry.offset, entry.packedSize) <= end.directoryStart else {
                throw Fault(.damaged, "the zip's directory points outside the file", entry: entry.rawName)
            }
            entries.append(entry)
        }
        guard entries.count == end.count else {
            throw Fault(.damaged, "the zip's end counts \(end.count) entries, its directory \(entries.count)")
        }
        return entries
    }

    private func check(_ file: borrowing FileDescriptor, directoryStart: Int) throws {
        var position = 0
        for entry in entries {
            guard entry.flags & 1 == 0 else { throw Fault.encrypted(entry.rawName) }
            guard position <= entry.offset else {
                throw Fault(.damaged, "the entry overlaps the one before it", entry: entry.rawName)
            }
            try Self.refuseHiddenEntry(file, from: position, to: entry.offset)
            position = try entry.end(in: file)
        }
        guard position <= directoryStart else { throw Fault(.damaged, "the last entry overlaps the zip's directory") }
        try Self.refuseHiddenEntry(file, from: position, to: directoryStart)
    }

    /// Refuses an unlisted entry between two listed ones, after any form of data descriptor.
    private static func refuseHiddenEntry(_ file: borrowing FileDescriptor, from start: Int, to end: Int) throws {
        for place in [0, 12, 16, 20, 24].map({ start + $0 }) where place + 4 <= end {
            guard try file.bytes(at: place, count: 4).little(4, at: 0) != Entry.localSignature else {
                throw Fault(.damaged, "an entry at byte \(place) that the zip's directory does not list")
            }
        }
    }
}

extension ZipDirectory.Entry {
    private static let signature = 0x0201_4B50
    fileprivate static let localSignature = 0x0403_4B50

    /// Reads the entry at `position` and moves past it.
    fileprivate init(_ bytes: [UInt8], at position: inout Int) throws {
        let cut = Fault(.damaged, "the zip's directory is cut short or damaged")
        guard bytes.little(4, at: position) == Self.signature, let length = bytes.little(2, at: position + 28),
            let extraLength = bytes.little(2, at: position + 30), let commentLength = bytes.little(2, at: position + 32)
        else { throw cut }
        let nameEnd = position + 46 + length
        let extraEnd = nameEnd + extraLength
        guard extraEnd + commentLength <= bytes.count else { throw cut }
        rawName = Array(bytes[position + 46..<nameEnd])
        let extra = ExtraFields(Array(bytes[nameEnd..<extraEnd]))
        guard !extra.unicodePath.contains(0) else {
            throw Fault(.unsafe, "the name holds a NUL byte; the archive is refused", entry: extra.unicodePath)
        }
        flags = bytes.little(2, at: position + 8) ?? 0
        name = extra.unicodePath.isEmpty ? Self.unicode(rawName, isMarked: flags & 1 << 11 != 0) : nil
        checksum = bytes.little(4, at: position + 16) ?? 0
        var wide = extra.wideNumbers
        // The field has a fixed order: uncompressed size, compressed size, offset, each only if it did not fit.
        guard let size = wide.widened(bytes.little(4, at: position + 24)),
            let packed = wide.widened(bytes.little(4, at: position + 20)),
            let offset = wide.widened(bytes.little(4, at: position + 42))
        else { throw cut }
        (self.size, packedSize, self.offset) = (size, packed, offset)
        position = extraEnd + commentLength
    }

    /// A name in UTF-8. One that is neither marked as UTF-8 nor valid is in code page 437, as the specification of zip
    /// (APPNOTE.TXT, appendix D) says.
    private static func unicode(_ name: [UInt8], isMarked: Bool) -> [UInt8] {
        if isMarked || String(validating: name, as: UTF8.self) != nil { return name }
        return Array(String(name.map { $0 < 0x80 ? Character(Unicode.Scalar($0)) : codePage437[Int($0 - 0x80)] }).utf8)
    }

    /// The characters from 0x80 on.
    private static let codePage437 = Array(
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧"
            + "╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}")

    /// The end of the entry's data. Checks its local header.
    fileprivate func end(in file: borrowing FileDescriptor) throws -> Int {
        let header = try file.bytes(at: offset, count: 30 + rawName.count)
        guard header.little(4, at: 0) == Self.localSignature, let nameLength = header.little(2, at: 26),
            let extraLength = header.little(2, at: 28)
        else { throw Fault(.damaged, "the zip's directory points to a place where no entry is", entry: rawName) }
        guard nameLength == rawName.count, header.dropFirst(30).elementsEqual(rawName) else {
            throw Fault(.damaged, "the entry has another name than the zip's directory gives it", entry: rawName)
        }
        return offset + 30 + nameLength + extraLength + packedSize
    }
}

extension ZipDirectory.Entry {
    /// Checks what libarchive does not: the checksum of a link, and data of a folder.
    func check(_ entry: RawEntry) throws {
        switch entry.kind {
        case .directory where size > 0:
            throw Fault(.damaged, "a folder with \(size) bytes of data", entry: entry.name)
        case .symbolicLink(let target) where target.count != size:
            throw Fault(.unsafe, "the link's target holds a NUL byte; the archive is refused", entry: entry.name)
        case .symbolicLink(let target) where crc32([target[...]]) != checksum:
            throw Fault(.damaged, "the link's target fails its checksum", entry: entry.name)
        default: break
        }
    }
}

/// The relevant extra fields of an entry.
private struct ExtraFields {
    var wideNumbers = WideNumbers()
    /// The name in UTF-8; empty if absent.
    var unicodePath: [UInt8] = []

    init(_ bytes: [UInt8]) {
        var position = 0
        while let tag = bytes.little(2, at: position), let length = bytes.little(2, at: position + 2) {
            let end = min(position + 4 + length, bytes.count)
            if tag == 0x0001 { wideNumbers = WideNumbers(bytes: Array(bytes[position + 4..<end])) }
            // After a version and a checksum.
            if tag == 0x7075 { unicodePath = Array(bytes[position + 4..<end].dropFirst(5)) }
            position = end
        }
    }
}

/// The numbers of a ZIP64 field, in order.
private struct WideNumbers {
    var bytes: [UInt8] = []

    /// `number`, or the next wide one if `number` is the mark for that; nil if absent or it exceeds `Int.max`.
    mutating func widened(_ number: Int?) -> Int? {
        guard number == 0xFFFF_FFFF else { return number }
        defer { bytes = Array(bytes.dropFirst(8)) }
        return bytes.little(8, at: 0)
    }
}
