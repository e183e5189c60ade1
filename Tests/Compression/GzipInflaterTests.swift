import Compression
import Testing

@Suite struct GzipInflaterTests {
    private static let content = Array("Id,SalePrice\n1,208500\n".utf8)

    /// What comes of `packed` in pieces of `size` bytes.
    private func inflated(_ packed: [UInt8], inPiecesOf size: Int) throws -> [UInt8] {
        try packed.withUnsafeBytes { bytes in
            var start = 0
            let inflater = try GzipInflater {
                defer { start = min(start + size, bytes.count) }
                return UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + size, bytes.count)])
            }
            var output: [UInt8] = []
            while case let piece = try inflater.next(), !piece.isEmpty { output += piece }
            #expect(try inflater.next().isEmpty)
            return output
        }
    }

    @Test func splitAnywhere() throws {
        let member = try Gzip.compress(Self.content)
        let packed = try member + Gzip.compress([UInt8]()) + member
        for size in 1...packed.count {
            #expect(try inflated(packed, inPiecesOf: size) == Self.content + Self.content)
        }
    }

    @Test func contentLargerThanOnePiece() throws {
        let content = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
        #expect(try inflated(Gzip.compress(content), inPiecesOf: 10_000) == content)
    }

    @Test(arguments: [1, 2, 1000])
    func everyTruncation(size: Int) throws {
        let member = try Gzip.compress(Self.content)
        for count in 0..<member.count {
            let first = #expect(throws: GzipError.self) { try inflated(Array(member[..<count]), inPiecesOf: size) }
            #expect(first?.code == (count < 2 ? .notGzip : .truncated), "\(count) bytes")
            guard count > 0 else { continue }
            let second = #expect(throws: GzipError.self) { try inflated(member + member[..<count], inPiecesOf: size) }
            #expect(second?.code == .truncated, "\(count) bytes")
        }
    }

    @Test(arguments: [1, 2, 1000]) func zerosBehindTheLastMemberAreFilling(size: Int) throws {
        let member = try Gzip.compress(Self.content)
        for zeros in [1, 2, 600] {
            #expect(try inflated(member + [UInt8](repeating: 0, count: zeros), inPiecesOf: size) == Self.content)
            #expect(throws: GzipError.self) {
                try inflated(member + [UInt8](repeating: 0, count: zeros) + member, inPiecesOf: size)
            }
        }
    }

    @Test(arguments: [[0, 7], [0x1F, 0x8C], Array("garbage".utf8)] as [[UInt8]], [1, 2, 1000])
    func bytesThatAreNotGzip(tail: [UInt8], size: Int) throws {
        let member = try Gzip.compress(Self.content)
        let alone = #expect(throws: GzipError.self) { try inflated(tail, inPiecesOf: size) }
        #expect(alone?.reason == "not a gzip file: it does not begin with the bytes 1f 8b")
        let behind = #expect(throws: GzipError.self) { try inflated(member + tail, inPiecesOf: size) }
        #expect(behind?.code == .notGzip)
        #expect(
            behind?.reason.contains(
                "follow the gzip data, which end after") == true)
    }

    @Test(arguments: [0, 4], [1, 1000])
    func checksumAndLengthOfEveryMember(trailer: Int, size: Int) throws {
        let member = try Gzip.compress(Self.content)
        for end in [member.count, 2 * member.count] {
            var packed = member + member
            packed[end - 8 + trailer] ^= 1
            let error = #expect(throws: GzipError.self) { try inflated(packed, inPiecesOf: size) }
            #expect(error?.code == .corrupted)
        }
    }

    @Test func errorsOfTheInputPass() throws {
        let inflater = try GzipInflater { throw CancellationError() }
        #expect(throws: CancellationError.self) { _ = try inflater.next() }
    }
}
