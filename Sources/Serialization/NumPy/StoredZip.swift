import Compression

/// A builder of an uncompressed zip archive, without ZIP64
/// ([APPNOTE](https://pkware.cachefly.net/webdocs/APPNOTE/APPNOTE-6.3.9.TXT)).
struct StoredZip {
    private var pieces: [ArraySlice<UInt8>] = []
    private var directory: [UInt8] = []
    private var size = 0
    private var count = 0

    /// Adds a file; `content` is in pieces.
    mutating func append(name: [UInt8], content: [ArraySlice<UInt8>]) throws(SerializationError) {
        let length = try Self.fit(content.reduce(0) { $0 + $1.count }, as: UInt32.self)
        let offset = try Self.fit(size, as: UInt32.self)
        let nameLength = try Self.fit(name.count, as: UInt16.self)
        let checksum = littleEndianBytes(crc32(content))
        // Version 2.0, names in UTF-8, not compressed, the first of January 1980.
        let common =
            [20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0] + checksum + littleEndianBytes(length) + littleEndianBytes(length)
            + littleEndianBytes(nameLength) + [0, 0]
        let header = Array("PK\u{3}\u{4}".utf8) + common + name
        pieces += [ArraySlice(header)] + content
        size += header.count + Int(length)
        directory += Array("PK\u{1}\u{2}".utf8) + [20, 0] + common + [UInt8](repeating: 0, count: 10)
        directory += littleEndianBytes(offset) + name
        count += 1
    }

    /// The archive, in pieces.
    func finished() throws(SerializationError) -> [ArraySlice<UInt8>] {
        let number = littleEndianBytes(try Self.fit(count, as: UInt16.self))
        let end = Array("PK\u{5}\u{6}".utf8) + [0, 0, 0, 0] + number + number
        let place =
            littleEndianBytes(try Self.fit(directory.count, as: UInt32.self))
            + littleEndianBytes(try Self.fit(size, as: UInt32.self))
        return pieces + [ArraySlice(directory), ArraySlice(end + place + [0, 0])]
    }

    /// `number` in fewer bits. The largest value is reserved in a zip.
    private static func fit<Number: FixedWidthInteger>(
        _ number: Int, as type: Number.Type
    ) throws(SerializationError) -> Number {
        guard let result = Number(exactly: number), result < Number.max else {
            throw SerializationError(.tooLarge, "more than an .npz file holds here: use safetensors")
        }
        return result
    }
}
