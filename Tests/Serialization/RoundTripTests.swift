import Arrays
import Foundation
import Serialization
import Support
import TestSupport
import Testing

/// What is written is read again, bit by bit, whatever the type, shape, name and format.
@Suite struct RoundTripTests {
    private static let shapes: [Shape] = [[], [0], [1], [7], [2, 3], [3, 0], [2, 1, 3], [1, 2, 1, 3, 2], [300, 7]]

    /// Checks one type of scalars: `make` gives one from any 64 bits.
    private func checkRoundTrips<Scalar: StorableScalar>(_ make: (UInt64) -> Scalar) throws {
        var generator = SplitMix(seed: 3)
        for shape in Self.shapes {
            let array = NDArray(shape: shape, scalars: (0..<shape.elementCount).map { _ in make(generator.next()) })
            let stored = StoredArray(array)
            #expect(stored.type == Scalar.scalarType)
            for copy in try copies(stored) {
                #expect(copy == stored)
                let read = try copy.array(of: Scalar.self)
                #expect(read.shape == shape)
                #expect(StoredArray(read).bytes == stored.bytes)
            }
        }
    }

    /// The array after a trip through each format, in memory and through a file.
    private func copies(_ array: StoredArray) throws -> [StoredArray] {
        let folder = try TemporaryFolder()
        let arrays: NamedArrays = ["x": array]
        try SafetensorsFile(arrays: arrays).write(to: folder("a.safetensors"))
        try NPY.write(array, to: folder("a.npy"))
        try NPZ.write(arrays, to: folder("a.npz"))
        let files = [
            try SafetensorsFile(contentsOf: folder("a.safetensors")).arrays,
            try SafetensorsFile(bytes: SafetensorsFile(arrays: arrays).encoded()).arrays,
            try NPZ.read(folder("a.npz")),
        ]
        #expect(try folder.contents() == ["a.npy", "a.npz", "a.safetensors"])
        return try files.map { try #require($0["x"]) } + [
            try NPY.read(folder("a.npy")), try NPY.decode(NPY.encode(array)),
        ]
    }

    @Test func everyType() throws {
        try checkRoundTrips { $0 & 1 == 1 }
        try checkRoundTrips { UInt8(truncatingIfNeeded: $0) }
        try checkRoundTrips { Int8(truncatingIfNeeded: $0) }
        try checkRoundTrips { UInt16(truncatingIfNeeded: $0) }
        try checkRoundTrips { Int16(truncatingIfNeeded: $0) }
        try checkRoundTrips { UInt32(truncatingIfNeeded: $0) }
        try checkRoundTrips { Int32(truncatingIfNeeded: $0) }
        try checkRoundTrips { UInt64($0) }
        try checkRoundTrips { Int64(truncatingIfNeeded: $0) }
        try checkRoundTrips { Int(truncatingIfNeeded: $0) }
        try checkRoundTrips { Double(bitPattern: $0) }
        try checkRoundTrips { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) }
    }

    /// Signalling NaN, whose bits a conversion would change.
    @Test func keepsEveryBitOfNaN() throws {
        let bits: [UInt32] = [0x7F80_0001, 0xFF80_0001, 0x7FC0_0000, 0xFFC1_2345, 0x7FBF_FFFF]
        for copy in try copies(StoredArray(NDArray(bits.map { Float(bitPattern: $0) }))) {
            #expect(try copy.array(of: Float.self).scalars.map(\.bitPattern) == bits)
        }
    }

    /// A `Bool` of other bits than those of 0 and 1 would be undefined behaviour.
    @Test func anyByteIsATruthValue() throws {
        let array = try StoredArray(type: .bool, shape: [256], bytes: [UInt8](0...255)).array(of: Bool.self)
        #expect(Array(StoredArray(array).bytes) == [0] + [UInt8](repeating: 1, count: 255))
        let error = #expect(throws: SerializationError.self) {
            try StoredArray(type: .bool, shape: [256], bytes: [])
        }
        #expect(error?.code == .layout)
    }

    @Test func namesAreToldApartByBytes() throws {
        let names = [
            "\u{e9}", "e\u{301}", "", "a.b", "\"", "\\", "\u{1}\n\r\t\u{8}\u{c}\u{7f}", "/", "\u{2028}", "\u{1F3E0}",
        ]
        let arrays = try NamedArrays(names.enumerated().map { ($1, StoredArray(NDArray([$0]))) })
        let read = [
            try SafetensorsFile(bytes: SafetensorsFile(arrays: arrays).encoded()).arrays,
            try withTemporaryFolder { folder in
                try NPZ.write(arrays, to: folder.appending(path: "a"))
                return try NPZ.read(folder.appending(path: "a"))
            },
        ]
        for copy in read {
            #expect(copy.count == names.count)
            for (number, name) in names.enumerated() { #expect(try copy[name, as: Int.self].scalars == [number]) }
        }
    }

    @Test func printsShortly() throws {
        let array = StoredArray(NDArray<Float>([[1, 2, 3], [4, 5, 6]]))
        #expect("\(array)" == "StoredArray(float32 [2, 3])")
        #expect("\(IDXArray.uint8([1, 2]))" == "IDXArray(uint8 [2])")
        let file = SafetensorsFile(arrays: ["x": array], metadata: ["format": "pt", "a": "b"])
        #expect("\(file)" == "SafetensorsFile(1 arrays, 'a': 'b', 'format': 'pt')")
        #expect("\(SafetensorsFile(arrays: file.arrays))" == "SafetensorsFile(1 arrays)")
    }

    @Test func metadataSurvive() throws {
        let metadata = ["format": "pt", "": "", "gr\u{f6}\u{df}e": "1\u{2028}\n\"x\"\\\u{1f}", "b": "\u{1F3E0}"]
        let file = SafetensorsFile(arrays: ["x": StoredArray(NDArray<Float>([1]))], metadata: metadata)
        #expect(try SafetensorsFile(bytes: file.encoded()) == file)
        #expect(try file.encoded() == file.encoded())
    }

    @Test func whatIsAskedForIsNotThere() throws {
        let arrays: NamedArrays = ["x": StoredArray(NDArray<Float>([1]))]
        let missing = #expect(throws: SerializationError.self) { try arrays["y", as: Float.self] }
        #expect(missing?.description == "array 'y': no such array: there are 'x'")
        let named: NamedArrays = ["weight": StoredArray(NDArray<Float>([1]))]
        let similar = #expect(throws: SerializationError.self) { try named["wieght", as: Float.self] }
        #expect(similar?.reason == "no such array: did you mean 'weight'? (there are 'weight')")
        let wrong = #expect(throws: SerializationError.self) { try arrays["x", as: Double.self] }
        #expect(wrong?.description == "array 'x': of type F32, not F64")
        #expect(wrong?.code == .wrongType)
    }

    @Test func aFailedWritingLeavesTheOldFile() throws {
        let folder = try TemporaryFolder()
        let url = try folder.write("old".utf8, to: "a")
        let half = try StoredArray(type: .bfloat16, shape: [1], bytes: [0, 0])
        #expect(throws: SerializationError.self) { try NPY.write(half, to: url) }
        #expect(throws: SerializationError.self) { try NPZ.write(["x": half], to: url) }
        #expect(throws: SerializationError.self) { try SafetensorsFile(arrays: ["__metadata__": half]).write(to: url) }
        let missing = #expect(throws: SerializationError.self) { try NPY.write(NDArray<Int>([1]), to: folder("b/c")) }
        #expect(missing?.code == .notFound)
        #expect(try Data(contentsOf: url) == Data("old".utf8))
        #expect(try folder.contents() == ["a"])
    }
}
