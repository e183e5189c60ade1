import Foundation
import TestSupport
import Testing

@testable import Archives

/// A name with a NUL is found however the archive comes in pieces.
@Suite struct NameCheckTests {
    @Test(arguments: [1, 3, 511, 512, 513, 700, 4096])
    func refusesAtEachSizeOfPieces(size: Int) throws {
        let hostile = try Array(Data(contentsOf: fixture("hostile/archives/pax_path_nul.tar")))
        #expect(throws: Fault.self) { try read(hostile, inPiecesOf: size) }
        for name in ["hostile/archives/pax_path.tar", "archives/links.tar"] {
            let good = try Array(Data(contentsOf: fixture(name)))
            #expect(try read(good, inPiecesOf: size) == good)
        }
    }

    /// More records than fill a block, and a name behind them.
    @Test func findsNamesInLongHeaders() throws {
        let note = "600 comment=" + String(repeating: "n", count: 587) + "\n"
        for (name, isRefused) in [("a\0b", true), ("abc", false)] {
            var tar = TarBuilder()
            tar.add("short", note + "12 path=\(name)\n", type: "x")
            tar.add("short", "content")
            let isPassed = (try? read(tar.archive, inPiecesOf: 512)) != nil
            #expect(isPassed != isRefused)
        }
    }

    /// Headers as libarchive takes them beside the usual ones: another letter, no magic, blanks before the size, a binary size.
    @Test(arguments: ["letter", "magic", "blank", "binary"]) func findsNamesBehindOddHeaders(oddity: String) throws {
        let records = "12 path=a\0b\n"
        var tar = TarBuilder()
        tar.add("short", records, type: oddity == "letter" ? "X" : "x") { header in
            switch oddity {
            case "magic": header.replaceSubrange(257..<265, with: [UInt8](repeating: 0, count: 8))
            case "blank": header.replaceSubrange(124..<136, with: " \t0000000014".utf8)
            case "binary": header.replaceSubrange(124..<136, with: [0x80] + [UInt8](repeating: 0, count: 10) + [12])
            default: break
            }
        }
        tar.add("short", "content")
        #expect(throws: Fault.self) { try read(tar.archive, inPiecesOf: 512) }
    }

    /// A file's content is a header that claims the blocks behind it, the real header among them; and many such headers.
    @Test(arguments: [1, 7, 9]) func falseHeadersHideNothing(count: Int) throws {
        var (tar, claim) = (TarBuilder(), TarBuilder())
        claim.add("false", type: "x") { $0.replaceSubrange(124..<136, with: "00000100000\0".utf8) }
        for number in 0..<count { tar.add("\(number)", String(decoding: claim.bytes, as: UTF8.self)) }
        let isPassed = (try? read(tar.archive, inPiecesOf: 700)) != nil
        #expect(isPassed == (count <= 8))
        tar.add("short", "12 path=a\0b\n", type: "x")
        tar.add("short", "content")
        #expect(throws: Fault.self) { try read(tar.archive, inPiecesOf: 700) }
    }

    /// What looks like an extended header inside of a file has not its checksum.
    @Test func contentThatLooksLikeAHeaderPasses() throws {
        let content = String(repeating: "x", count: 512) + "12 path=a\0b\n"
        var tar = TarBuilder()
        tar.add("file", content)
        #expect(try read(tar.archive, inPiecesOf: 512) == tar.archive)
    }

    private func read(_ bytes: [UInt8], inPiecesOf size: Int) throws -> [UInt8] {
        let check = NameCheck(Pieces(bytes, of: size))
        var passed: [UInt8] = []
        while case let piece = try check.next(), !piece.isEmpty { passed += piece }
        return passed
    }

    private final class Pieces: ByteStream {
        private let bytes: UnsafeMutableRawBufferPointer
        private let size: Int
        private var position = 0

        init(_ content: [UInt8], of size: Int) {
            self.size = size
            bytes = .allocate(byteCount: content.count, alignment: 1)
            bytes.copyBytes(from: content)
        }

        deinit { bytes.deallocate() }

        func next() -> UnsafeRawBufferPointer {
            defer { position = min(position + size, bytes.count) }
            return UnsafeRawBufferPointer(rebasing: bytes[position..<min(position + size, bytes.count)])
        }
    }
}
