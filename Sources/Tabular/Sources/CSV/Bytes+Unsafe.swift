import Platform

/// A view of bytes that someone else keeps alive: valid only inside the `withBytes` that gave it.
///
/// All pointer arithmetic of the CSV parser is here. Offsets are checked in debug builds.
struct Bytes {
    private let base: UnsafePointer<UInt8>
    let count: Int
    /// How many bytes behind `base` may be read: at least `count`.
    private let readable: Int

    private init(base: UnsafePointer<UInt8>, count: Int, readable: Int) {
        (self.base, self.count, self.readable) = (base, count, readable)
    }

    /// A view of `buffer`, which has no address if it is empty; what is there then is never read. Bytes behind it may be
    /// read where `readable` is larger than its count.
    init(_ buffer: UnsafeBufferPointer<UInt8>, readable: Int? = nil) {
        self.init(base: buffer.baseAddress ?? Self.nowhere, count: buffer.count, readable: readable ?? buffer.count)
    }

    /// How many bytes behind a text the loops in C may read, and how many ends of fields they may write too many.
    static let padding = 72

    /// The bytes, with `padding` behind them.
    var padded: UnsafePointer<UInt8> {
        assert(readable >= count + Self.padding)
        return base
    }

    private static var nowhere: UnsafePointer<UInt8> { UnsafePointer(bitPattern: 1).unsafelyUnwrapped }

    @inline(__always) subscript(offset: Int) -> UInt8 {
        assert(offset >= 0 && offset < count)
        return base[offset]
    }

    @inline(__always) subscript(range: Range<Int>) -> Bytes {
        assert(range.lowerBound >= 0 && range.upperBound <= count)
        return Bytes(base: base + range.lowerBound, count: range.count, readable: readable - range.lowerBound)
    }

    /// The eight bytes from `offset` on, the first in the lowest place; zeros stand for what is behind the end.
    @inline(__always) func word(at offset: Int) -> UInt64 {
        if offset + 8 <= count { return load(offset) }
        return offset < count ? partialWord(at: offset) : 0
    }

    /// `word(at:)` where fewer than eight bytes are left in this view.
    @inline(__always) private func partialWord(at offset: Int) -> UInt64 {
        let left = count - offset
        if offset + 8 <= readable { return load(offset) & (~0 >> UInt64(64 - 8 * left)) }
        var word: UInt64 = 0
        for place in 0..<left { word |= UInt64(base[offset + place]) << UInt64(8 * place) }
        return word
    }

    @inline(__always) private func load(_ offset: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
    }

    /// Whether every byte from `offset` on, 32 of them, is 1...127.
    @inline(__always) func isPlainASCII(at offset: Int) -> Bool {
        assert(offset + 32 <= count)
        return UnsafeRawPointer(base + offset).loadUnaligned(as: SIMD32<Int8>.self).min() > 0
    }

    /// Whether these are the bytes of `other`.
    func isEqual(to other: ArraySlice<UInt8>) -> Bool {
        other.withUnsafeBytes { other in
            other.count == count && (count == 0 || other.baseAddress.map { memcmp(base, $0, count) } == 0)
        }
    }

    /// The bytes for a call that takes them as such, valid as long as they are.
    var raw: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

    /// Copies the bytes.
    var array: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

    /// The text of bytes that are known to be UTF-8.
    var string: String { String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self) }
}

extension Bytes {
    /// Calls `body` with a view of `array`.
    static func withBytes<Result>(of array: [UInt8], _ body: (Bytes) throws -> Result) rethrows -> Result {
        try array.withUnsafeBufferPointer { try body(Bytes($0)) }
    }
}

/// Makes one quote of two.
final class Unquoter {
    private var space = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 0)

    deinit { space.deallocate() }

    /// `bytes` with each pair of quotes made one, valid until the next call.
    func callAsFunction(_ bytes: Bytes) -> Bytes {
        if space.count < bytes.count {
            space.deallocate()
            space = .allocate(capacity: bytes.count * 2)
        }
        var (count, offset) = (0, 0)
        while offset < bytes.count {
            space[count] = bytes[offset]
            count += 1
            offset += bytes[offset] == .quote ? 2 : 1
        }
        return Bytes(UnsafeBufferPointer(rebasing: space[..<count]))
    }
}
