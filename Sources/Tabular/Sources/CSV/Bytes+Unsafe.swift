import CTabular
import Support

/// A view of bytes that another object keeps alive. Offsets are checked in debug builds.
struct Bytes {
    private let base: UnsafePointer<UInt8>
    let count: Int
    /// The number of bytes after `base` that may be read: at least `count`.
    private let readable: Int

    private init(base: UnsafePointer<UInt8>, count: Int, readable: Int) {
        (self.base, self.count, self.readable) = (base, count, readable)
    }

    /// A view of `buffer`, after which bytes may be read up to `readable`.
    init(_ buffer: UnsafeBufferPointer<UInt8>, readable: Int? = nil) {
        // An empty buffer may have no address; nothing is read there.
        let base = buffer.baseAddress ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped
        self.init(base: base, count: buffer.count, readable: readable ?? buffer.count)
    }

    /// The number of bytes after a text that the loops in C may read, and of ends that they may write in excess.
    static let padding = 72

    var padded: UnsafePointer<UInt8> {
        assert(readable >= count + Self.padding)
        return base
    }

    @inline(__always) subscript(offset: Int) -> UInt8 {
        assert(offset >= 0 && offset < count)
        return base[offset]
    }

    @inline(__always) subscript(range: Range<Int>) -> Bytes {
        assert(range.lowerBound >= 0 && range.upperBound <= count)
        return Bytes(base: base + range.lowerBound, count: range.count, readable: readable - range.lowerBound)
    }

    /// The eight bytes from `offset` on, the first in the lowest place, with zeros after the end.
    @inline(__always) func word(at offset: Int) -> UInt64 {
        if offset + 8 <= count { return load(offset) }
        let left = count - offset
        guard left > 0 else { return 0 }
        if offset + 8 <= readable { return load(offset) & (~0 >> UInt64(64 - 8 * left)) }
        var word: UInt64 = 0
        for place in 0..<left { word |= UInt64(base[offset + place]) << UInt64(8 * place) }
        return word
    }

    @inline(__always) private func load(_ offset: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
    }

    @inline(__always) func isPlainASCII(at offset: Int) -> Bool {
        assert(offset + 32 <= count)
        return UnsafeRawPointer(base + offset).loadUnaligned(as: SIMD32<Int8>.self).min() > 0
    }

    /// A bit for each of 64 bytes from `offset` on, even after the end, that is a separator, line end or quote.
    @inline(__always) func specialBits(at offset: Int, separator: UInt8) -> UInt64 {
        csv_special_bits(padded + offset, separator)
    }

    /// The offset of the first `byte` at or after `start`.
    func first(_ byte: UInt8, from start: Int = 0) -> Int? {
        guard start < count, let found = memchr(base + start, Int32(byte), count - start) else { return nil }
        return UnsafeRawPointer(base).distance(to: found)
    }

    func isEqual(to other: ArraySlice<UInt8>) -> Bool {
        other.withUnsafeBytes { other in
            other.count == count && (count == 0 || other.baseAddress.map { memcmp(base, $0, count) } == 0)
        }
    }

    var raw: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }
    var array: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

    /// The text of bytes that are valid UTF-8.
    var string: String { String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self) }
}

extension Bytes {
    static func withBytes<Result>(of array: [UInt8], _ body: (Bytes) throws -> Result) rethrows -> Result {
        try array.withUnsafeBufferPointer { try body(Bytes($0)) }
    }
}
