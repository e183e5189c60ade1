/// How the fields of a table become values: the spellings of missing values, and the columns that are text.
///
/// ```swift
/// ReadingPolicy(missingValues: .pandas2, missingValuesByColumn: ["price": ["-", "unknown"]], textColumns: ["zip"])
/// ```
///
/// Column names are compared byte for byte. In JSON the keys are `missing_values`, `missing_values_by_column`,
/// `quoted_may_be_missing` and `text_columns`; an absent key has its default.
public struct ReadingPolicy: Hashable, Sendable {
    /// The spellings of missing values; `.pandas1` by default.
    public var missingValues: MissingValues
    /// The spellings of missing values in single columns, instead of `missingValues`. None by default.
    public var missingValuesByColumn: [String: MissingValues]
    /// Whether `"NA"` in quotes is missing, as in pandas. True by default.
    public var quotedMayBeMissing: Bool
    /// The columns that are always text, such as identifiers with leading zeros. None by default.
    public var textColumns: [String]

    /// Makes a policy.
    public init(
        missingValues: MissingValues = .pandas1, missingValuesByColumn: [String: MissingValues] = [:],
        quotedMayBeMissing: Bool = true, textColumns: [String] = []
    ) {
        (self.missingValues, self.missingValuesByColumn) = (missingValues, missingValuesByColumn)
        (self.quotedMayBeMissing, self.textColumns) = (quotedMayBeMissing, textColumns)
    }

    /// Reads a column of identifiers as text, in which only the empty field is missing: `NA` may be a name.
    package mutating func readIdentifier(_ name: String) {
        missingValuesByColumn[name] = [""]
        textColumns.append(name)
    }
}

extension ReadingPolicy: Codable {
    private enum CodingKeys: String, CodingKey {
        case missingValues = "missing_values"
        case missingValuesByColumn = "missing_values_by_column"
        case quotedMayBeMissing = "quoted_may_be_missing"
        case textColumns = "text_columns"
    }

    /// Decodes a policy; an absent key has its default.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        func read<Value: Decodable>(_ key: CodingKeys, into value: inout Value) throws {
            value = try container.decodeIfPresent(Value.self, forKey: key) ?? value
        }
        try read(.missingValues, into: &missingValues)
        try read(.missingValuesByColumn, into: &missingValuesByColumn)
        try read(.quotedMayBeMissing, into: &quotedMayBeMissing)
        try read(.textColumns, into: &textColumns)
    }

    /// Encodes all properties but empty collections of columns.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(missingValues, forKey: .missingValues)
        let byColumn = missingValuesByColumn.isEmpty ? nil : missingValuesByColumn
        try container.encodeIfPresent(byColumn, forKey: .missingValuesByColumn)
        try container.encode(quotedMayBeMissing, forKey: .quotedMayBeMissing)
        try container.encodeIfPresent(textColumns.isEmpty ? nil : textColumns, forKey: .textColumns)
    }
}
