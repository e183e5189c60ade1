import Foundation
import Tabular
import Testing

/// JSON keeps the syntax and the policy.
@Suite struct ReadingPolicyTests {
    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private func decoded<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    @Test func policiesComeBack() throws {
        #expect(try json(ReadingPolicy()) == #"{"missing_values":"pandas1","quoted_may_be_missing":true}"#)
        var policy = ReadingPolicy(
            missingValues: try #require(MissingValues(parsing: "pandas2,?")), missingValuesByColumn: ["b": ["-", "?"]],
            quotedMayBeMissing: false, textColumns: ["a", "b"])
        policy.readIdentifier("Id")
        let text = try json(policy)
        #expect(
            text == #"{"missing_values":"pandas2,?","missing_values_by_column":{"Id":[""],"b":["-","?"]},"#
                + #""quoted_may_be_missing":false,"text_columns":["a","b","Id"]}"#)
        #expect(try decoded(ReadingPolicy.self, text) == policy)
        #expect(try decoded(ReadingPolicy.self, "{}") == ReadingPolicy())
        #expect(try decoded(ReadingPolicy.self, #"{"text_columns":["a"]}"#) == ReadingPolicy(textColumns: ["a"]))
    }

    @Test func syntaxesComeBack() throws {
        #expect(try json(CSVSyntax()) == #"{"has_header":true,"separator":","}"#)
        let syntax = CSVSyntax(separator: "\t", hasHeader: false)
        #expect(try decoded(CSVSyntax.self, json(syntax)) == syntax)
        #expect(try decoded(CSVSyntax.self, #"{"separator":";"}"#) == CSVSyntax(separator: ";"))
        for separator in ["", ",,", "\\n", "\\\"", "\u{E9}"] {
            #expect(throws: DecodingError.self) { try decoded(CSVSyntax.self, "{\"separator\":\"\(separator)\"}") }
        }
    }

    @Test(arguments: ["pandas1", "pandas2", "pandas1,?,unknown", "-", "--", "", ",", "a b"])
    func setsOfMissingValuesComeBackByTheirNames(name: String) throws {
        let values = try #require(MissingValues(parsing: name))
        #expect(values.name == name && values.spellings.contains(""))
        #expect(try decoded([MissingValues].self, json([values])) == [values])
        #expect(try json([values]) == "[\"\(name)\"]")
    }

    @Test func otherSetsAreListed() throws {
        #expect(try json(["?", ""] as MissingValues) == #"["","?"]"#)
        #expect(try decoded(MissingValues.self, #"["?"]"#) == ["?"])
        // Its name is that of other spellings.
        #expect(try json(MissingValues(name: "pandas1", [""])) == #"[""]"#)
    }

    @Test(arguments: ["pandas3", "?,pandas", "--quiet", "pandas1,--target"]) func otherNamesAreRefused(name: String) {
        #expect(MissingValues(parsing: name) == nil)
        #expect(throws: DecodingError.self) { try decoded([MissingValues].self, "[\"\(name)\"]") }
    }
}
