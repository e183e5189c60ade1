/// The spellings that stand for a missing value in a file.
///
/// ```swift
/// try DataFrame(contentsOfCSV: url, options: .init(missingValues: .pandas2))
/// try DataFrame(csv: "a\n-\n1", options: .init(missingValues: ["-"]))
/// ```
///
/// A spelling is compared byte for byte with the whole field, quoted or not; the empty string stands for an empty field.
public struct MissingValues: Hashable, Sendable {
    /// The name under which a run records the set.
    public let name: String
    private let exact: Set<ExactString>

    /// Makes a set from its spellings.
    public init(name: String = "custom", _ spellings: some Sequence<String>) {
        self.name = name
        exact = Set(spellings.map { ExactString($0) })
    }

    /// The spellings, each once, in the order of their UTF-8 bytes.
    public var spellings: [String] { exact.map(\.string).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

    /// What pandas 1.5 takes for missing. `None` is an ordinary string in it, as the house prices need it.
    public static let pandas1 = MissingValues(
        name: "pandas1",
        [
            "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A",
            "NA",
            "NULL", "NaN", "n/a", "nan", "null",
        ])

    /// What pandas 2 takes for missing: `pandas1` and `None`.
    public static let pandas2 = MissingValues(name: "pandas2", pandas1.spellings + ["None"])
}

extension MissingValues: ExpressibleByArrayLiteral {
    /// Makes the set of the listed spellings.
    public init(arrayLiteral spellings: String...) { self.init(spellings) }
}
