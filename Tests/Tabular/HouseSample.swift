import Compression
import Foundation
import Tabular
import TestSupport
import Testing

/// The tables of the bundled sample, read without a zip library: an entry's content is what a gzip member holds.
enum HouseSample {
    static func frame(_ name: String, _ policy: ReadingPolicy = ReadingPolicy()) throws -> DataFrame {
        try DataFrame(csv: entry(name), policy: policy, name: name)
    }

    /// The features of train and test together.
    static func features(_ policy: ReadingPolicy = ReadingPolicy()) throws -> DataFrame {
        try frame("train.csv", policy).dropping("Id", "SalePrice").appending(frame("test.csv", policy).dropping("Id"))
    }

    private static func entry(_ name: String) throws -> [UInt8] {
        var archive = try ByteReader(packageRoot.appending(path: "Sources/CSamples/house-sample.zip"))
        while true {
            // The local header of APPNOTE.TXT, 4.3.7.
            try #require(archive.integer(4) == 0x0403_4B50, "no entry \(name)")
            archive.skip(10)
            let checksum = archive.bytes(4), packedSize = archive.integer(4), size = archive.bytes(4)
            let nameSize = archive.integer(2), extraSize = archive.integer(2)
            let found = archive.bytes(nameSize)
            archive.skip(extraSize)
            let packed = archive.bytes(packedSize)
            guard found == Array(name.utf8) else { continue }
            return try Gzip.decompress([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + packed + checksum + size)
        }
    }
}

/// The expected columns of house_sample.gz, one after the other.
struct PackedColumns {
    private var reader: ByteReader

    init(_ url: URL) throws { reader = try ByteReader(Gzip.decompress(Data(contentsOf: url))) }

    mutating func next(rows: Int) -> [Double] {
        let distinct = reader.integer(4)
        let values = (0..<distinct).map { _ in Double(bitPattern: UInt64(bitPattern: Int64(reader.integer(8)))) }
        return (0..<rows).map { _ in values[reader.integer(2)] }
    }
}

/// Little-endian integers and bytes, one after the other.
struct ByteReader {
    private let content: [UInt8]
    private var offset = 0

    init(_ content: [UInt8]) { self.content = content }

    init(_ url: URL) throws { content = Array(try Data(contentsOf: url)) }

    mutating func bytes(_ count: Int) -> [UInt8] {
        defer { offset += count }
        return Array(content[offset..<offset + count])
    }

    mutating func integer(_ count: Int) -> Int {
        Int(truncatingIfNeeded: bytes(count).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) })
    }

    mutating func skip(_ count: Int) { offset += count }
}
