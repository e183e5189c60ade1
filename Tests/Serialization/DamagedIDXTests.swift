import Arrays
import Compression
import Errors
import Foundation
import Serialization
import Support
import TestSupport
import Testing

/// Files that are no IDX, or not all of one: an error with a place, never a crash, never much memory.
@Suite struct DamagedIDXTests {
    private let builder: IDXBuilder

    init() throws { builder = try IDXBuilder() }

    private func error(of bytes: some Sequence<UInt8>) throws -> IDXError? {
        let url = try builder.folder.write(bytes, to: "damaged")
        let error = #expect(throws: IDXError.self) { try IDXArray(contentsOf: url) }
        #expect(error?.file == url.path)
        return error
    }

    /// A file, and what is wrong with it, where.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]
        let code: IDXError.Code
        let offset: Int
        let reason: String

        init(
            _ testDescription: String, _ bytes: [UInt8], _ code: IDXError.Code, at offset: Int, _ reason: String
        ) {
            (self.testDescription, self.bytes, self.code) = (testDescription, bytes, code)
            (self.offset, self.reason) = (offset, reason)
        }
    }

    static let cases = [
        Case("empty", [], .truncated, at: 0, "0 bytes instead of 4 for its magic number"),
        Case("a web page", Array("<html>".utf8), .unrecognized, at: 0, "a web page: download the file itself"),
        Case("another byte order", [3, 8, 0, 0, 1, 0, 0, 0], .unrecognized, at: 0, "not 00 00"),
        Case("unknown type", IDXBuilder.bytes(type: 0x0A, [1], [0]), .unknownType, at: 2, "the types are 08, 09, 0b"),
        Case("no dimensions", IDXBuilder.bytes([], [0]), .noDimensions, at: 3, "one at least"),
        Case(
            "extents cut", IDXBuilder.bytes(rank: 255, [1, 1]), .truncated, at: 12,
            "8 bytes instead of 1020 for its 255 extents"),
        Case(
            "scalars cut", IDXBuilder.bytes([2, 2], [1, 2, 3]), .truncated, at: 15, "instead of 4 for uint8 [2, 2]"),
        Case("no scalars", IDXBuilder.bytes(type: 0x0E, [1]), .truncated, at: 8, "instead of 8 for float64 [1]"),
        Case(
            "a byte more", IDXBuilder.bytes([2], [1, 2, 3]), .trailingBytes, at: 10, "bytes follow the array, uint8 [2]"
        ),
        Case("bytes after nothing", IDXBuilder.bytes([0], [1]), .trailingBytes, at: 8, "uint8 [0]"),
        Case("sign bit", IDXBuilder.bytes([0x8000_0000], [1]), .truncated, at: 9, "instead of 2147483648"),
        Case(
            "2^62 bytes", IDXBuilder.bytes([1 << 31, 1 << 31]), .truncated, at: 12, "instead of 4611686018427387904"),
        Case("2^93 bytes", IDXBuilder.bytes([1 << 31, 1 << 31, 1 << 31]), .tooLarge, at: 4, "[2147483648, 2147483648"),
        Case("2^64 bytes", IDXBuilder.bytes(type: 0x0E, [1 << 31, 1 << 30]), .tooLarge, at: 4, "float64"),
        Case(
            "2^64 beside 0", IDXBuilder.bytes([1 << 31, 1 << 31, 4, 0]), .tooLarge, at: 4,
            "uint8 [2147483648, 2147483648, 4, 0] is too large"),
        Case(
            "many extents", IDXBuilder.bytes([UInt32](repeating: 1 << 31, count: 9)), .tooLarge, at: 4,
            "2147483648, ...] is too large"),
    ]

    @Test(arguments: cases) func malformed(file: Case) throws {
        for bytes in [file.bytes, try Gzip.compress(file.bytes)] {
            let error = try error(of: bytes)
            #expect(error?.code == file.code)
            #expect(error?.offset == file.offset)
            #expect(error?.reason.contains(file.reason) == true, "\(error?.reason ?? "")")
        }
    }

    @Test func theErrorBeginsWithThePlace() throws {
        let error = try error(of: IDXBuilder.bytes([2, 2], [1, 2, 3]))
        #expect(
            error?.description == builder.folder("damaged").path
                + ", byte 15: truncated: 3 bytes of data instead of 4 for uint8 [2, 2]; fetch it again")
    }

    @Test func everyBeginningIsRefused() throws {
        let bytes = IDXBuilder.bytes(type: 0x0C, [2, 1], [1, 2, 3, 4, 5, 6, 7, 8])
        for count in 0..<bytes.count {
            #expect(try error(of: bytes[..<count])?.code == .truncated, "\(count) bytes")
        }
        let packed = try Gzip.compress(bytes)
        for count in 2..<packed.count {
            #expect(try error(of: packed[..<count])?.code == .unreadable, "\(count) bytes of gzip")
        }
    }

    /// Every bit of a header: only the type of signed bytes fits what follows, too.
    @Test func everyBitOfAHeader() throws {
        let bytes = IDXBuilder.bytes([1, 2, 4], [1, 2, 3, 4, 5, 6, 7, 8])
        for place in 0..<128 {
            var changed = bytes
            changed[place / 8] ^= 1 << (place % 8)
            let array = try? IDXArray(contentsOf: builder.folder.write(changed, to: "changed"))
            #expect((array != nil) == (changed[2] == 9), "byte \(place / 8) made \(changed[place / 8])")
        }
    }

    @Test func damagedGzip() throws {
        let packed = try Gzip.compress(IDXBuilder.bytes([3], [1, 2, 3]))
        var changed = packed
        changed[packed.count - 8] ^= 1
        #expect(try error(of: changed)?.code == .unreadable)
        #expect(try error(of: packed + [0, 7])?.code == .unreadable)
        #expect(try error(of: packed + packed.prefix(10))?.code == .unreadable)
        let twice = try error(of: Gzip.compress(packed))
        #expect(twice?.code == .unrecognized)
        #expect(twice?.reason.hasSuffix("gzip in gzip: unpack it once") == true)
    }

    /// A header that promises gigabytes, in a small packed file that yields a megabyte.
    @Test func packedHeadersThatLie() throws {
        let bytes = IDXBuilder.bytes([1 << 20, 1 << 20], [UInt8](repeating: 0, count: 1 << 20))
        let error = try error(of: Gzip.compress(bytes))
        #expect(error?.code == .truncated)
        #expect(error?.offset == 12 + 1 << 20)
    }

    /// A small packed file that really holds what it promises, and a plain one.
    @Test(arguments: [true, false]) func arraysBeyondTheLimit(isCompressed: Bool) throws {
        let bytes = IDXBuilder.bytes([3, 1 << 20], [UInt8](repeating: 0, count: 3 << 20))
        let url = try builder.folder.write(isCompressed ? Gzip.compress(bytes) : bytes, to: "large")
        let error = #expect(throws: IDXError.self) { try IDXArray(contentsOf: url, limit: 3 << 20 - 1) }
        #expect(error?.code == .tooLarge)
        #expect(error?.offset == 4)
        #expect(error?.reason.hasPrefix("uint8 [3, 1048576] takes 3145728 bytes, more than the 3145727") == true)
        #expect(try IDXArray(contentsOf: url, limit: 3 << 20).shape.elementCount == 3 << 20)
    }

    @Test func aLieIsTruncatedWhateverTheLimit() throws {
        let url = try builder.folder.write(Gzip.compress(IDXBuilder.bytes([1 << 31], [1])), to: "lie")
        for limit in [2, 1 << 20, .max] {
            let error = #expect(throws: IDXError.self) { try IDXArray(contentsOf: url, limit: limit) }
            #expect(error?.code == .truncated)
        }
    }

    @Test func unpackingStopsAtTheDeclaredSize() throws {
        let bomb = try Gzip.compress(IDXBuilder.bytes([5], [UInt8](repeating: 0, count: 1 << 24)))
        // A cut end would be seen by who reads that far.
        #expect(try error(of: bomb.dropLast(8))?.code == .trailingBytes)
    }

    @Test func notAFile() throws {
        let missing = #expect(throws: IDXError.self) { try IDXArray(contentsOf: builder.folder("none")) }
        #expect(missing?.code == .notFound)
        let folder = #expect(throws: IDXError.self) { try IDXArray(contentsOf: builder.folder.url) }
        #expect(folder?.code == .inaccessible)
    }
}
