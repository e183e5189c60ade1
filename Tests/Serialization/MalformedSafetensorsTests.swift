import Arrays
import Serialization
import Testing

/// Bytes that are no good safetensors file: each is refused for its reason, and none stops the process.
@Suite struct MalformedSafetensorsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let header: String
        var data = 8
        let code: SerializationError.Code
        var testDescription: String { String(header.prefix(80)) }
    }

    private static func entry(_ shape: String = "[2]", _ offsets: String = "[0,8]", type: String = "\"F32\"") -> String
    {
        "{\"dtype\":\(type),\"shape\":\(shape),\"data_offsets\":\(offsets)}"
    }

    static let layouts: [Case] = [
        Case(header: "{\"t\":\(entry("[2]", "[8,16]"))}", data: 16, code: .layout),
        Case(header: "{\"t\":\(entry())}", data: 9, code: .layout),
        Case(header: "{\"t\":\(entry())}", data: 7, code: .truncated),
        Case(header: "{\"t\":\(entry())}", data: 0, code: .truncated),
        Case(header: "{}", data: 1, code: .layout),
        Case(header: "{\"t\":\(entry()),\"u\":\(entry())}", code: .layout),
        Case(header: "{\"t\":\(entry()),\"u\":\(entry("[2]", "[4,12]"))}", data: 12, code: .layout),
        Case(header: "{\"t\":\(entry()),\"u\":\(entry("[1]", "[12,16]"))}", data: 16, code: .layout),
        Case(header: "{\"t\":\(entry()),\"u\":\(entry("[0]", "[4,4]"))}", code: .layout),
        Case(header: "{\"t\":\(entry()),\"u\":\(entry("[0]", "[9,9]"))}", code: .layout),
        Case(header: "{\"t\":\(entry("[3]"))}", code: .layout),
        Case(header: "{\"t\":\(entry("[]"))}", code: .layout),
        Case(header: "{\"t\":\(entry("[2]", "[8,0]"))}", code: .layout),
        Case(header: "{\"t\":\(entry("[2]", "[0]"))}", code: .layout),
        Case(header: "{\"t\":\(entry("[2]", "[0,8,8]"))}", code: .layout),
        Case(header: "{\"t\":\(entry("[4611686018427387906]"))}", code: .tooLarge),
        Case(header: "{\"t\":\(entry("[4294967296,4294967296,2]"))}", code: .tooLarge),
        Case(header: "{\"t\":\(entry("[4294967296,4294967296,0]", "[0,0]"))}", data: 0, code: .tooLarge),
        Case(header: "{\"t\":\(entry("[0,4294967296,4294967296]", "[0,0]"))}", data: 0, code: .tooLarge),
        Case(header: "{\"t\":\(entry("[18446744073709551618]"))}", code: .tooLarge),
        Case(header: "{\"t\":\(entry("[9223372036854775808]"))}", code: .tooLarge),
        Case(header: "{\"t\":\(entry("[2]", "[0,18446744073709551624]"))}", code: .tooLarge),
        Case(header: "{\"t\":\(entry(type: "\"F128\""))}", code: .unsupported),
        Case(header: "{\"t\":\(entry(type: "\"f32\""))}", code: .unsupported),
        Case(header: "{\"t\":\(entry("[16]", type: "\"F4\""))}", code: .unsupported),
    ]

    static let duplicates: [Case] = [
        Case(header: "{\"t\":\(entry()),\"t\":\(entry("[0]", "[8,8]"))}", code: .duplicateName),
        Case(header: "{\"t\":\(entry()),\"\\u0074\":\(entry("[0]", "[8,8]"))}", code: .duplicateName),
        Case(header: "{\"__metadata__\":{},\"__metadata__\":{}}", data: 0, code: .duplicateName),
        Case(header: "{\"__metadata__\":{\"a\":\"1\",\"a\":\"1\"}}", data: 0, code: .duplicateName),
        Case(header: "{\"__metadata__\":{\"\\u00e9\":\"1\",\"e\\u0301\":\"2\"}}", data: 0, code: .duplicateName),
        Case(
            header: "{\"t\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
            code: .duplicateName),
    ]

    /// What is no JSON, or other JSON than the format's.
    static let malformed: [Case] = [
        "{", "{\"", "{\"t", "{\"t\"", "{\"t\":", "{\"t\":{", "{,}", "{\"t\":1}", "{\"t\":null}", "{\"t\":[]}", "{t:1}",
        "{'t':1}",
        "{}}", "{}{}", "{} x", "{}\0", "{/**/}", "{\"__metadata__\":\"x\"}", "{\"__metadata__\":{\"a\":1}}",
        "{\"__metadata__\":[]}",
        "{\"__metadata__\":{\"a\":\"b\",}}", "{\"__metadata__\":{\"a\" \"b\"}}", "{\"__metadata__\":{\"a\":\"\n\"}}",
        "{\"__metadata__\":{\"a\":\"\\x41\"}}", "{\"__metadata__\":{\"a\":\"\\u+041\"}}",
        "{\"__metadata__\":{\"a\":\"\\u00\"}}",
        "{\"__metadata__\":{\"a\":\"\\ud800\"}}", "{\"__metadata__\":{\"a\":\"\\ud800\\u0041\"}}",
        "{\"__metadata__\":{\"a\":\"\\udc00\"}}", "{\"__metadata__\":{\"a\":\"\\ud800x\"}}", "{\"__metadata__\":nul}",
        "{\"t\":\(entry("[-2]"))}", "{\"t\":\(entry("[2.0]"))}", "{\"t\":\(entry("[2e0]"))}",
        "{\"t\":\(entry("[02]"))}",
        "{\"t\":\(entry("[+2]"))}", "{\"t\":\(entry("[-0]"))}", "{\"t\":\(entry("[true]"))}",
        "{\"t\":\(entry("\"2\""))}",
        "{\"t\":\(entry("2"))}", "{\"t\":\(entry("[2,]"))}", "{\"t\":\(entry("[,2]"))}", "{\"t\":\(entry("[[2]]"))}",
        "{\"t\":\(entry("[2 2]"))}", "{\"t\":\(entry("null"))}", "{\"t\":\(entry(type: "7"))}", "{\"t\":\(entry()),}",
        "{\"t\":{\"shape\":[2],\"data_offsets\":[0,8]}}", "{\"t\":{\"dtype\":\"F32\",\"data_offsets\":[0,8]}}",
        "{\"t\":{\"dtype\":\"F32\",\"shape\":[2]}}", "{\"t\":{\"x\":01}}", "{\"t\":{\"x\":1.}}", "{\"t\":{\"x\":-}}",
        "{\"t\":{\"x\":.5}}", "{\"t\":{\"x\":1e}}", "{\"t\":{\"x\":tru}}", "{\"t\":{\"x\":[1,]}}", "{\"t\":{\"x\":[1}}",
        "{\"t\":{\"x\":" + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000) + "}}",
        "{\"t\":{\"x\":" + String(repeating: "{\"a\":", count: 100_000),
    ].map { Case(header: $0, code: .malformed) }

    static let unrecognized = ["", "[]", "null", " {}", "\u{FEFF}{}", "\"x\"", "<html>"].map {
        Case(header: $0, code: .unrecognized)
    }

    @Test(arguments: layouts + duplicates + malformed + unrecognized)
    func refused(_ hostile: Case) throws {
        let error = #expect(throws: SerializationError.self) {
            try SafetensorsFile(bytes: Self.file(hostile.header, hostile.data))
        }
        #expect(error?.code == hostile.code, "\(String(describing: error))")
    }

    @Test func headersThatAreUnusualAndRight() throws {
        let unusual = [
            "{\"t\":\(Self.entry())}\n\t\r ", "{ \"t\" :\n\(Self.entry(" [ 2 ] "))}",
            "{\"__metadata__\":null,\"t\":\(Self.entry())}",
            "{\"t\":{\"data_offsets\":[0,8],\"x\":[{\"a\":[-1.5e+3,true,false,null,\"\\n\",99999999999999999999]}],\"shape\":[2],\"dtype\":\"F32\"}}",
            "{\"u\":\(Self.entry("[0,4611686018427387904]", "[8,8]")),\"\\u0074\":\(Self.entry())}",
        ]
        for header in unusual {
            #expect(try SafetensorsFile(bytes: Self.file(header, 8)).arrays["t", as: Float.self].shape == [2])
        }
    }

    @Test func invalidUTF8() throws {
        for bytes: [UInt8] in [
            [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
        ] {
            let header = Array("{\"".utf8) + bytes + Array("\":\(Self.entry())}".utf8)
            let error = #expect(throws: SerializationError.self) { try SafetensorsFile(bytes: Self.file(header, 8)) }
            #expect(error?.code == .malformed)
        }
    }

    @Test(arguments: [100_000_001, 1 << 31, 1 << 32, 1 << 63, .max - 7, .max] as [UInt64])
    func longHeaders(_ length: UInt64) throws {
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array("{}".utf8)
        let error = #expect(throws: SerializationError.self) { try SafetensorsFile(bytes: bytes) }
        #expect(error?.code == .unrecognized)
        #expect(error?.reason.contains("header") == true)
    }

    /// The bytes of a file: the header's length, the header, zeros.
    static func file(_ header: some Collection<UInt8>, _ data: Int) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) } + header
            + [UInt8](repeating: 0, count: data)
    }

    private static func file(_ header: String, _ data: Int) -> [UInt8] { file(Array(header.utf8), data) }
}
