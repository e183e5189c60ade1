import Support

/// The syntax of a CSV file: its encoding, the lines before the header, the separator of its fields.
///
/// ```swift
/// try DataFrame(contentsOfCSV: url, syntax: CSVSyntax(separator: ";", encoding: .windows1252))
/// ```
///
/// A first line `sep=;`, as Excel writes it, names the separator and is skipped. `ReadingPolicy` governs values. In JSON:
/// `{"separator": ";", "has_header": true}`; absent keys have defaults.
public struct CSVSyntax: Hashable, Sendable {
    /// The encodings of text.
    public enum Encoding: String, Hashable, Codable, Sendable, CaseIterable {
        /// UTF-8, or UTF-16 if the text begins with its byte order mark.
        case automatic = "auto"
        /// UTF-8.
        case utf8 = "utf-8"
        /// Windows-1252, of which Latin-1 is a part.
        case windows1252 = "windows-1252"
        /// UTF-16, little-endian unless a byte order mark says otherwise.
        case utf16 = "utf-16"
    }

    /// The separator of fields: any ASCII character but a quote, a line end and NUL. A comma by default.
    public var separator: Unicode.Scalar
    /// Whether any number of blanks and tabs separates fields, as in aligned columns, instead of `separator`. False by default.
    public var separatesByBlanks: Bool
    /// Whether the first row is a header; otherwise the columns are called 0, 1, 2... True by default.
    public var hasHeader: Bool
    /// The encoding; UTF-8 by default.
    public var encoding: Encoding
    /// The number of lines before the header that are skipped. None by default.
    public var skippedLines: Int
    /// The character that begins lines that are skipped; nil for none.
    public var comment: Unicode.Scalar?
    /// Whether rows of another length than the header are skipped instead of refused. False by default.
    public var skipsBadRows: Bool
    /// Whether rows may end with a separator that the header lacks: an unnamed column without values. False by default.
    public var acceptsTrailingSeparators: Bool

    /// Makes a syntax. `canSeparate` must hold for the separator and the comment character.
    public init(
        separator: Unicode.Scalar = ",", separatesByBlanks: Bool = false, hasHeader: Bool = true,
        encoding: Encoding = .utf8, skippedLines: Int = 0,
        comment: Unicode.Scalar? = nil, skipsBadRows: Bool = false, acceptsTrailingSeparators: Bool = false
    ) {
        require(Self.canSeparate(separator), "CSVSyntax: \(separator.debugDescription) cannot separate fields")
        require(comment.map(Self.canSeparate) ?? true, "CSVSyntax: no quote, line end or NUL begins comments")
        require(skippedLines >= 0, "CSVSyntax: \(skippedLines) lines cannot be skipped")
        (self.separator, self.separatesByBlanks) = (separator, separatesByBlanks)
        (self.hasHeader, self.encoding) = (hasHeader, encoding)
        (self.skippedLines, self.comment, self.skipsBadRows) = (skippedLines, comment, skipsBadRows)
        self.acceptsTrailingSeparators = acceptsTrailingSeparators
    }

    /// Whether lines between the rows may be left out.
    var leavesLinesOut: Bool { comment != nil || skipsBadRows }

    /// Whether the text is changed before it is read.
    var changesText: Bool { leavesLinesOut || separatesByBlanks }

    /// The character between fields, after the text has been changed.
    var usedSeparator: UInt8 { UInt8(ascii: separatesByBlanks ? " " : separator) }

    /// Whether a character can be the separator: any of ASCII but a quote, a line end and NUL.
    public static func canSeparate(_ character: Unicode.Scalar) -> Bool {
        character.isASCII && !["\"", "\n", "\r", "\0"].contains(character)
    }
}

extension CSVSyntax {
    /// The likely separator of a table that was read with a wrong one: a character in its only column's name, a blank if there are
    /// several in a row, or nil.
    package static func likelySeparator(of columnNames: [String]) -> Unicode.Scalar? {
        guard let name = columnNames.first, columnNames.count == 1 else { return nil }
        return [";", "\t", "|", ",", " "].first { separator in
            separator == " " ? name.hasBlankRuns : name.unicodeScalars.contains(separator)
        }
    }

    /// That of a user's file: encoding by its byte order mark, trailing separators.
    package static let ofUserFiles = CSVSyntax(encoding: .automatic, acceptsTrailingSeparators: true)
}

extension CSVSyntax: Codable {
    private enum CodingKeys: String, CodingKey {
        case separator, encoding, comment
        case separatesByBlanks = "separates_by_blanks"
        case hasHeader = "has_header"
        case skippedLines = "skipped_lines"
        case skipsBadRows = "skips_bad_rows"
        case acceptsTrailingSeparators = "accepts_trailing_separators"
    }

    /// Throws a `DecodingError` for a character that cannot separate fields or begin comments, and a negative number.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func character(_ key: CodingKeys) throws -> Unicode.Scalar? {
            guard let text = try container.decodeIfPresent(String.self, forKey: key) else { return nil }
            guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1, Self.canSeparate(scalar)
            else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: container, debugDescription: "\(quoted(text)) is no character for this")
            }
            return scalar
        }
        let skippedLines = try container.decodeIfPresent(Int.self, forKey: .skippedLines) ?? 0
        guard skippedLines >= 0 else {
            throw DecodingError.dataCorruptedError(
                forKey: .skippedLines, in: container, debugDescription: "\(skippedLines) is no number of lines")
        }
        self.init(
            separator: try character(.separator) ?? ",",
            separatesByBlanks: try container.decodeIfPresent(Bool.self, forKey: .separatesByBlanks) ?? false,
            hasHeader: try container.decodeIfPresent(Bool.self, forKey: .hasHeader) ?? true,
            encoding: try container.decodeIfPresent(Encoding.self, forKey: .encoding) ?? .utf8,
            skippedLines: skippedLines, comment: try character(.comment),
            skipsBadRows: try container.decodeIfPresent(Bool.self, forKey: .skipsBadRows) ?? false,
            acceptsTrailingSeparators: try container.decodeIfPresent(Bool.self, forKey: .acceptsTrailingSeparators)
                ?? false)
    }

    /// Encodes separator and header, and what differs from its default.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(String(separator), forKey: .separator)
        try container.encode(hasHeader, forKey: .hasHeader)
        if separatesByBlanks { try container.encode(true, forKey: .separatesByBlanks) }
        if encoding != .utf8 { try container.encode(encoding, forKey: .encoding) }
        if skippedLines > 0 { try container.encode(skippedLines, forKey: .skippedLines) }
        try container.encodeIfPresent(comment.map { String($0) }, forKey: .comment)
        if skipsBadRows { try container.encode(true, forKey: .skipsBadRows) }
        if acceptsTrailingSeparators { try container.encode(true, forKey: .acceptsTrailingSeparators) }
    }
}

extension String {
    /// Whether it has several blanks in a row, as between aligned columns.
    fileprivate var hasBlankRuns: Bool { contains("  ") }
}
