import Compression
import Errors
import Foundation
import TestSupport
import Testing

@Suite struct GzipTests {
    static let small = Array("Id,SalePrice\n1,208500\n".utf8)

    @Test(arguments: [0, 1, 2, 1000, 300_000])
    func givesBackWhatWasCompressed(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
        for level in [Int32(0), 1, 6, 9] {
            #expect(try Gzip.decompress(Gzip.compress(bytes, level: level)) == bytes)
        }
    }

    @Test func takesData() throws {
        let packed = try Gzip.compress(Data(Self.small))
        #expect(try Gzip.decompress(Data(packed)) == Self.small)
        #expect(Gzip.isGzip(Data(packed)))
        #expect(!Gzip.isGzip(Self.small))
        #expect(!Gzip.isGzip([0x1F] as [UInt8]))
    }

    @Test func givesEqualFilesForEqualBytes() throws {
        #expect(try Gzip.compress(Self.small) == Gzip.compress(Self.small))
    }

    /// Two members, the first with name and time: Fixtures/reference/gzip_members.py.
    @Test func readsWhatPythonWrote() throws {
        let packed = try Data(contentsOf: fixture("csv/two_members.csv.gz"))
        #expect(try Gzip.decompress(packed) == Array("a,b\n1,2\n3,4\n".utf8))
    }

    @Test func refusesEveryTruncation() throws {
        let packed = try Gzip.compress(Self.small)
        for count in 0..<packed.count {
            let error = #expect(throws: GzipError.self) { try Gzip.decompress(Array(packed.prefix(count))) }
            #expect(error?.code == (count < 2 ? .notGzip : .truncated), "\(count) bytes")
        }
    }

    @Test func refusesEveryTruncationOfASecondMember() throws {
        let packed = try Gzip.compress(Self.small)
        for count in 1..<packed.count {
            let error = #expect(throws: GzipError.self) { try Gzip.decompress(packed + packed.prefix(count)) }
            #expect(error?.code == .truncated, "\(count) bytes")
        }
    }

    @Test func refusesEveryChangedByteOfContentAndTrailer() throws {
        let packed = try Gzip.compress(Self.small)
        for offset in 10..<packed.count {
            var damaged = packed
            damaged[offset] ^= 0x55
            #expect(throws: GzipError.self, "byte \(offset)") { try Gzip.decompress(damaged) }
        }
    }

    @Test func refusesWhatFollowsTheLastMember() throws {
        let packed = try Gzip.compress(Self.small)
        for tail in [[0, 7], Array("garbage".utf8), [0x1F, 0x8C]] as [[UInt8]] {
            let error = #expect(throws: GzipError.self) { try Gzip.decompress(packed + tail) }
            #expect(error?.code == .notGzip)
        }
    }

    @Test func stopsAtTheLimit() throws {
        let packed = try Gzip.compress([UInt8](repeating: 0, count: 10_000_000))
        let error = #expect(throws: GzipError.self) { try Gzip.decompress(packed, limit: 1_000_000) }
        #expect(error?.code == .tooLarge)
        #expect(error?.description.contains("1000000") == true)
        #expect(try Gzip.decompress(packed, limit: 10_000_000).count == 10_000_000)
    }
}
