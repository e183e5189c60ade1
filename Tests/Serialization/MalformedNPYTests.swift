import Serialization
import Testing

/// Bytes that are no good `.npy` file: each is refused for its reason.
@Suite struct MalformedNPYTests {
    private static func header(_ type: String = "'<f4'", _ order: String = "False", _ shape: String = "(2,)") -> String
    {
        "{'descr': \(type), 'fortran_order': \(order), 'shape': \(shape), }"
    }

    @Test(arguments: [
        (header("'>f4'"), SerializationError.Code.unsupported), (header("'|O'"), .unsupported),
        (header("'<U3'"), .unsupported),
        (header("[('a', '<f4')]"), .unsupported), (header("'f4'"), .unsupported), (header("'<f3'"), .unsupported),
        (header("''"), .unsupported),
        (header("'<\u{e9}'"), .unsupported),
        (header("'<f4'", "true"), .malformed), (header("'<f4'", "0"), .malformed), (header("<f4"), .malformed),
        (header("'<f4'", "False", "(2)"), .malformed), (header("'<f4'", "False", "2"), .malformed),
        (header("'<f4'", "False", "[2]"), .malformed), (header("'<f4'", "False", "(-2,)"), .malformed),
        (header("'<f4'", "False", "(2.0,)"), .malformed), (header("'<f4'", "False", "(02,)"), .malformed),
        (header("'<f4'", "False", "(,)"), .malformed), (header("'<f4'", "False", "(2,,)"), .malformed),
        (header("'<f4'", "False", "(1 2)"), .malformed), (header("'<f4'", "False", "(L,)"), .malformed),
        (header("'\\x3cf4'"), .malformed),
        (header("'<f4"), .malformed),
        (header("'<f4'", "False", "(9223372036854775808,)"), .tooLarge),
        (header("'<f4'", "False", "(4611686018427387904, 4)"), .tooLarge),
        (header("'<f4'", "False", "(2305843009213693954,)"), .tooLarge), (header("'<f4'", "False", "(3,)"), .truncated),
        (header("'<f4'", "False", "(1,)"), .layout), (header("'<f4'", "False", "()"), .layout),
        (header() + "x", .malformed), (header() + "\0", .malformed), ("", .malformed), ("{", .malformed),
        ("{}", .malformed),
        ("{'descr': '<f4'}", .malformed), ("{'descr': '<f4', 'descr': '<f4'}", .malformed),
        ("{'other': 1}", .malformed),
        ("{'descr': '<f4' 'fortran_order': False}", .malformed),
        ("{" + String(repeating: "(", count: 60_000), .malformed),
    ])
    func refused(_ text: String, _ code: SerializationError.Code) {
        let error = #expect(throws: SerializationError.self) { try NPY.decode(NPYText.file(text)) }
        #expect(error?.code == code, "\(String(describing: error))")
    }

    @Test(arguments: [
        header(), "{\"shape\":(2,),\"fortran_order\":False,\"descr\":\"<f4\"}", header() + "   \n",
        header("'<f4'", "True"), header("'<f4'", "True", "(2, 1)"), header("'|u1'", "True", "(2, 1, 2, 2)"),
        header("'|u1'", "True", "(" + String(repeating: "1, ", count: 20_000) + "8)"),
        header("'<f4'", "False", "(1,2)"), header("'<f4'", "False", "(2, 1,)"), header("'<f4'", "False", "(2L, 1L)"),
        header("'<i8'", "False", "()"),
        header("'<u1'", "False", "(8,)"), header("'|i1'", "False", "(2, 2, 2)"),
    ])
    func read(_ text: String) throws { #expect(try NPY.decode(NPYText.file(text)).bytes.count == 8) }

    /// The extent beside the 0 is not counted to.
    @Test func nothingInColumnMajorOrder() throws {
        let file = NPYText.file(Self.header("'<f4'", "True", "(4611686018427387904, 0)"))
        #expect(try NPY.decode(file.dropLast(8)).bytes.isEmpty)
    }

    @Test func otherBeginnings() throws {
        let good = NPYText.file(Self.header())
        for (place, value, code): (Int, UInt8, SerializationError.Code) in [
            (0, 0, .unrecognized), (5, 0, .unrecognized), (6, 0, .unsupported), (6, 4, .unsupported),
            (7, 1, .unsupported),
            (9, 0xFF, .tooLarge), (9, 0x7F, .truncated),
        ] {
            var bytes = good
            bytes[place] = value
            if place == 9, value == 0xFF { bytes[8] = 0xFF }
            #expect(
                #expect(throws: SerializationError.self) { try NPY.decode(bytes) }?.code == code, "\(place) \(value)")
        }
        let long: [UInt8] = Array(good[..<6]) + [2, 0, 0xFF, 0xFF, 0xFF, 0xFF]
        #expect(#expect(throws: SerializationError.self) { try NPY.decode(long) }?.code == .tooLarge)
    }
}

enum NPYText {
    /// The bytes of a file of version 1 with that header and 8 zeros as its data.
    static func file(_ header: String) -> [UInt8] {
        let text = Array(header.utf8)
        let start: [UInt8] =
            [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(text.count & 255), UInt8(text.count >> 8 & 255)]
        return start + text + [UInt8](repeating: 0, count: 8)
    }
}
