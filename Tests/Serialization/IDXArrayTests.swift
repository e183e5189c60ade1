import Arrays
import Compression
import Foundation
import TestSupport
import Testing

@testable import Serialization

@Suite struct IDXArrayTests {
    private let builder: IDXBuilder

    init() throws { builder = try IDXBuilder() }

    private struct Contents: Decodable {
        let type: String
        let shape: [Int]
        let scalars: [Double]
    }

    @Test(arguments: [
        "uint8-idx2", "int8-idx2", "int16-idx2", "int32-idx2", "float32-idx2", "float64-idx2", "int16-idx5.gz",
    ])
    func filesOfEveryType(name: String) throws {
        let contents = try decodeFixture("idx/contents.json", as: [String: Contents].self)
        let expected = try #require(contents[name])
        let array = try IDXArray(contentsOf: fixture("idx/\(name)"))
        #expect("\(array.scalarType)" == expected.type)
        #expect(Array(array.shape) == expected.shape)
        #expect(array.doubles == expected.scalars)
    }

    @Test func typesHaveTheirNumbers() {
        #expect(IDXHeader.types.map(\.key) == [8, 9, 11, 12, 13, 14])
        #expect(IDXHeader.types.map(\.value.byteCount) == [1, 1, 2, 4, 4, 8])
    }

    @Test func gzipIsRecognizedByContentNotByName() throws {
        let bytes = IDXBuilder.bytes([2, 3], [1, 2, 3, 4, 5, 6])
        let expected = IDXArray.uint8(NDArray([[1, 2, 3], [4, 5, 6]]))
        #expect(try IDXArray(contentsOf: builder.folder.write(bytes, to: "plain.gz")) == expected)
        let packed = try builder.folder.write(Gzip.compress(bytes), to: "packed")
        #expect(try IDXArray(contentsOf: packed) == expected)
    }

    @Test func membersMaySplitAnywhere() throws {
        let bytes = IDXBuilder.bytes(type: 0x0B, [3], [0, 1, 0xFF, 0xFE, 1, 0])
        for place in 0...bytes.count {
            let packed = try Gzip.compress(Array(bytes[..<place])) + Gzip.compress(Array(bytes[place...]))
            let url = try builder.folder.write(packed, to: "members")
            #expect(try IDXArray(contentsOf: url) == .int16(NDArray([1, -2, 256])))
        }
    }

    @Test(arguments: [[0], [0, 28, 28], [3, 0], [0xFFFF_FFFF, 0]] as [[UInt32]])
    func arraysWithoutScalars(extents: [UInt32]) throws {
        let array = try IDXArray(contentsOf: builder.file("empty", extents, []))
        #expect(Array(array.shape) == extents.map(Int.init))
        #expect(array.doubles.isEmpty)
    }

    /// More than the pieces in which a file is read and unpacked.
    @Test func largeArrays() throws {
        let content = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
        let bytes = IDXBuilder.bytes([1000, 1000], content)
        for file in [bytes, try Gzip.compress(bytes)] {
            let array = try IDXArray(contentsOf: builder.folder.write(file, to: "large"))
            #expect(array == .uint8(NDArray(shape: [1000, 1000], scalars: content)))
        }
    }

    /// A header that promises much for its packed size is told from a lie by counting.
    @Test func arraysThatPackWell() throws {
        let packed = try Gzip.compress(IDXBuilder.bytes([3000, 1000], [UInt8](repeating: 7, count: 3_000_000)))
        #expect(packed.count < 10_000)
        let array = try IDXArray(contentsOf: builder.folder.write(packed, to: "blank"))
        #expect(array == .uint8(NDArray(repeating: 7, shape: [3000, 1000])))
    }

    @Test func asManyDimensionsAsTheFormatHas() throws {
        let array = try IDXArray(contentsOf: builder.file("deep", [UInt32](repeating: 1, count: 255), [9]))
        #expect(array.shape.rank == 255)
        #expect(array.doubles == [9])
    }
}

extension IDXArray {
    /// The scalars in row-major order.
    var doubles: [Double] {
        switch self {
        case .uint8(let array): array.scalars.map(Double.init)
        case .int8(let array): array.scalars.map(Double.init)
        case .int16(let array): array.scalars.map(Double.init)
        case .int32(let array): array.scalars.map(Double.init)
        case .float32(let array): array.scalars.map(Double.init)
        case .float64(let array): Array(array.scalars)
        }
    }
}
