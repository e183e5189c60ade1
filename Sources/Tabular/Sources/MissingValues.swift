import Support

/// The spellings of missing values in a file.
///
/// ```swift
/// try DataFrame(contentsOfCSV: url, policy: ReadingPolicy(missingValues: .pandas2))
/// try DataFrame(csv: "a\n-\n1", policy: ReadingPolicy(missingValues: ["-"]))
/// ```
///
/// A spelling is compared byte for byte with the whole field, quoted or not; the empty string is an empty field. In
/// JSON a set is its name, such as `"pandas1,?"`, if that parses to an equal set, else the list of its spellings.
public struct MissingValues: Hashable, Sendable {
    /// The name of the set, `custom` by default.
    public let name: String
    private let exact: Set<ExactString>

    /// Makes a set from its spellings.
    public init(name: String = "custom", _ spellings: some Sequence<String>) {
        self.name = name
        exact = Set(spellings.map { ExactString($0) })
    }

    /// The spellings in the order of their UTF-8 bytes.
    public var spellings: [String] { exact.map(\.string).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

    /// The missing values of pandas 1.5. `None` is an ordinary string, as in the house prices.
    public static let pandas1 = MissingValues(
        name: "pandas1",
        [
            "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A",
            "NA", "NULL", "NaN", "n/a", "nan", "null",
        ])

    /// The missing values of pandas 2: `pandas1` and `None`.
    public static let pandas2 = MissingValues(name: "pandas2", pandas1.spellings + ["None"])
}

extension MissingValues: ExpressibleByArrayLiteral {
    /// Makes a set of spellings.
    public init(arrayLiteral spellings: String...) { self.init(spellings) }
}

extension MissingValues {
    /// Parses names of sets and spellings separated by commas: `pandas1,?`. The empty field is always included.
    ///
    /// Nil for an unknown name that begins with `pandas`, and for a word that looks like a flag, such as `--quiet`.
    public init?(parsing text: String) {
        var spellings: Set = [""]
        for word in text.split(separator: ",").map(String.init) {
            if let named = [Self.pandas1, .pandas2].first(where: { $0.name == word }) {
                spellings.formUnion(named.spellings)
            } else if word.hasPrefix("pandas") || word.hasPrefix("--") && word != "--" {
                return nil
            } else {
                spellings.insert(word)
            }
        }
        self.init(name: text, spellings)
    }
}

extension MissingValues: Codable {
    /// Throws a `DecodingError` unless it is a name that can be parsed or a list of spellings.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let text = try? container.decode(String.self) else {
            self.init(try container.decode([String].self))
            return
        }
        guard let parsed = MissingValues(parsing: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\(quoted(text)) names no set of missing values")
        }
        self = parsed
    }

    /// Encodes the name if it parses to an equal set, otherwise the spellings.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if self == MissingValues(parsing: name) {
            try container.encode(name)
        } else {
            try container.encode(spellings)
        }
    }
}

extension MissingValues: CustomStringConvertible {
    /// The name, or the spellings of a `custom` set: `'', '-'`.
    public var description: String { name == "custom" ? spellings.listed : name }
}
