import Text

/// The distinct strings of a column, numbered in the order in which they appeared.
///
/// Two strings are the same category if their UTF-8 bytes are equal: `é` as one character and as `e` with an accent are two
/// categories, although Swift's `==` on `String` calls them equal. All bytes lie in one array.
public struct StringCategories: Hashable, Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    init() {}

    mutating func append(_ utf8: some Sequence<UInt8>) {
        bytes.append(contentsOf: utf8)
        ends.append(bytes.count)
    }

    /// Some of the categories, in the given order.
    func selecting(_ codes: [Int]) -> StringCategories {
        var selected = StringCategories()
        for code in codes { selected.append(utf8(code)) }
        return selected
    }

    /// The bytes that it takes.
    var byteCount: Int { bytes.count + ends.count * MemoryLayout<Int>.size }

    /// How often each category is among `codes`.
    func counts(in codes: PackedIntegers) -> [Int] { codes.codeCounts(to: count).dropFirst().map { Int($0) } }

    /// The codes that occur among `codes`, in the order of their UTF-8 bytes, with how often they do.
    func sortedCounts(in codes: PackedIntegers) -> [(value: Int, count: Int)] {
        let counts = counts(in: codes)
        return indices.filter { counts[$0] > 0 }
            .sorted { utf8($0).lexicographicallyPrecedes(utf8($1)) }.map { ($0, counts[$0]) }
    }

    /// The UTF-8 bytes of a category.
    public func utf8(_ code: Int) -> ArraySlice<UInt8> { bytes[(code == 0 ? 0 : ends[code - 1])..<ends[code]] }
}

extension StringCategories: RandomAccessCollection {
    /// The first code, 0.
    public var startIndex: Int { 0 }
    /// The number of categories.
    public var endIndex: Int { ends.count }

    /// The category of number `code`.
    public subscript(code: Int) -> String { String(decoding: utf8(code), as: UTF8.self) }
}

extension StringCategories: Codable {
    /// Reads a list of strings. Throws if one comes twice.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        var seen: Set<ExactString> = []
        for category in try container.decode([String].self) {
            guard seen.insert(ExactString(category)).inserted else {
                throw DecodingError.dataCorruptedError(
                    in: container, debugDescription: "\(quoted(category)) comes twice")
            }
            append(category.utf8)
        }
    }

    /// Writes a list of strings.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Array(self))
    }
}
