import Arrays
import Support

/// The syntax of a CSV file: the separator of its fields, and whether its first row is a header.
///
/// ```swift
/// try DataFrame(contentsOfCSV: url, syntax: CSVSyntax(separator: ";"))
/// ```
///
/// `ReadingPolicy` governs values. In JSON: `{"separator": ";", "has_header": true}`; absent keys have defaults.
public struct CSVSyntax: Hashable, Sendable {
    /// The separator of fields: any ASCII character but a quote, a line end and NUL. A comma by default.
    public var separator: Unicode.Scalar
    /// Whether the first row is a header; otherwise the columns are called 0, 1, 2... True by default.
    public var hasHeader: Bool

    /// Makes a syntax. `canSeparate` must hold for the separator.
    public init(separator: Unicode.Scalar = ",", hasHeader: Bool = true) {
        require(Self.canSeparate(separator), "CSVSyntax: \(separator.debugDescription) cannot separate fields")
        (self.separator, self.hasHeader) = (separator, hasHeader)
    }

    /// Whether a character can be the separator: any of ASCII but a quote, a line end and NUL.
    public static func canSeparate(_ character: Unicode.Scalar) -> Bool {
        character.isASCII && !["\"", "\n", "\r", "\0"].contains(character)
    }
}

extension CSVSyntax {
    /// The likely separator of a table that was read with a wrong one: a character in its only column's name, or nil.
    package static func likelySeparator(of columnNames: [String]) -> Unicode.Scalar? {
        guard let name = columnNames.first, columnNames.count == 1 else { return nil }
        return [";", "\t", "|", ","].first { name.unicodeScalars.contains($0) }
    }
}

extension CSVSyntax: Codable {
    private enum CodingKeys: String, CodingKey {
        case separator
        case hasHeader = "has_header"
    }

    /// Throws a `DecodingError` for a separator that is no single character or cannot separate fields.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let text = try container.decodeIfPresent(String.self, forKey: .separator) ?? ","
        guard let separator = text.unicodeScalars.first, text.unicodeScalars.count == 1, Self.canSeparate(separator)
        else {
            throw DecodingError.dataCorruptedError(
                forKey: .separator, in: container, debugDescription: "\(quoted(text)) cannot separate fields")
        }
        self.init(
            separator: separator, hasHeader: try container.decodeIfPresent(Bool.self, forKey: .hasHeader) ?? true)
    }

    /// Encodes both properties, the separator as a string of one character.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(String(separator), forKey: .separator)
        try container.encode(hasHeader, forKey: .hasHeader)
    }
}
