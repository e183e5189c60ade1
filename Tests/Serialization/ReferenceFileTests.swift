import Arrays
import Foundation
import Serialization
import TestSupport
import Testing

/// Files that safetensors, PyTorch and NumPy wrote, read bit-equal; and written again, byte by byte the same.
@Suite struct ReferenceFileTests {
    struct Content: Decodable {
        struct Entry: Decodable {
            let name: String
            let type: String
            let shape: [Int]
            let bytes: String
        }

        let arrays: [Entry]
        let metadata: [String: String]
    }

    private static let contents: [String: Content] = (try? decodeFixture("serialization/contents.json")) ?? [:]
    static let files = contents.keys.sorted()

    @Test func thereAreFiles() { #expect(Self.files.count > 40) }

    @Test(arguments: files)
    func readsAll(_ name: String) throws {
        let content = try #require(Self.contents[name])
        let (arrays, metadata) = try read(fixture("serialization/" + name))
        #expect(arrays.count == content.arrays.count)
        #expect(metadata == content.metadata)
        for entry in content.arrays {
            let array = try #require(arrays[entry.name], "\(entry.name)")
            #expect(array.type.rawValue == entry.type)
            #expect(Array(array.shape) == entry.shape)
            #expect(hexadecimal(array.bytes) == entry.bytes, "\(entry.name)")
        }
    }

    /// NumPy's zip archives have times and room for 64-bit sizes; all other files are the same byte by byte.
    @Test(arguments: files.filter { !$0.hasSuffix(".npz") && !$0.hasPrefix("version") && !$0.hasPrefix("fortran") })
    func writesTheSame(_ name: String) throws {
        let url = fixture("serialization/" + name)
        let bytes = try [UInt8](Data(contentsOf: url))
        if name.hasSuffix(".npy") {
            #expect(try NPY.encode(try NPY.decode(bytes)) == bytes)
        } else {
            #expect(try SafetensorsFile(bytes: bytes).encoded() == bytes)
        }
    }

    @Test func numbersAsNumPyDoes() throws {
        let arrays = try NPZ.read(fixture("serialization/numbered.npz"))
        #expect(arrays.count == 3)
        #expect(NamedArrays(numbering: arrays.map(\.array)) == arrays)
    }

    @Test func refusesWhatIsNoPlainArray() throws {
        let reasons: [String: String] = try decodeFixture("serialization/refused.json")
        #expect(reasons.count == 9)
        for (name, word) in reasons {
            let error = #expect(throws: SerializationError.self, "\(name)") {
                try NPY.read(fixture("serialization/" + name))
            }
            #expect(error?.code == .unsupported)
            #expect(error?.reason.contains(word) == true, "\(name): \(error?.reason ?? "")")
            #expect(error?.file?.hasSuffix(name) == true)
        }
    }

    /// Every half is widened to what a sum of powers of two says.
    @Test func widensHalves() throws {
        for bits in UInt16.min...UInt16.max {
            let float = try stored(.float16, bits).floats().scalars[0]
            let (exponent, fraction) = (Int(bits >> 10 & 31), Float(bits & 1023) / 1024)
            let size =
                exponent == 0
                ? fraction * 0x1p-14 : (1 + fraction) * Float(sign: .plus, exponent: exponent - 15, significand: 1)
            let expected = exponent == 31 ? (fraction == 0 ? Float.infinity : .nan) : size
            #expect(expected.isNaN ? float.isNaN : abs(float) == expected)
            #expect((float.sign == .minus) == (bits >= 0x8000))
            #expect(try stored(.bfloat16, bits).floats().scalars[0].bitPattern == UInt32(bits) << 16)
        }
    }

    private func stored(_ type: ScalarType, _ bits: UInt16) throws -> StoredArray {
        try StoredArray(type: type, shape: [], bytes: [UInt8(bits & 255), UInt8(bits >> 8)])
    }

    private func read(_ url: URL) throws -> (NamedArrays, [String: String]) {
        switch url.pathExtension {
        case "npy": return (["": try NPY.read(url)], [:])
        case "npz": return (try NPZ.read(url), [:])
        default:
            let file = try SafetensorsFile(contentsOf: url)
            return (file.arrays, file.metadata)
        }
    }
}

/// Two digits for each byte.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
