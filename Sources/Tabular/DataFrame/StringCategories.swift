import Support

/// The distinct strings of a column, in the order of their first appearance.
///
/// Strings compare by UTF-8 bytes: unlike for `==`, `é` as one scalar and as `e` with an accent are two categories.
public struct StringCategories: Hashable, Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    init() {}

    mutating func append(_ utf8: some Sequence<UInt8>) {
        bytes.append(contentsOf: utf8)
        ends.append(bytes.count)
    }

    func selecting(_ codes: [Int]) -> StringCategories {
        var selected = StringCategories()
        for code in codes { selected.append(utf8(code)) }
        return selected
    }

    var byteCount: Int { bytes.count + ends.count * MemoryLayout<Int>.size }
    func counts(in codes: PackedIntegers) -> [Int] { codes.codeCounts(to: count).dropFirst().map { Int($0) } }

    /// The codes that occur among `codes`, with their frequencies, in the order of the categories' UTF-8 bytes.
    func sortedCounts(in codes: PackedIntegers) -> [(value: Int, count: Int)] {
        let counts = counts(in: codes)
        return indices.filter { counts[$0] > 0 }
            .sorted { utf8($0).lexicographicallyPrecedes(utf8($1)) }.map { ($0, counts[$0]) }
    }

    /// The code of each category in `other`; -1 where it has none.
    func codes(in other: StringCategories) -> [Int32] {
        let codes = Dictionary(uniqueKeysWithValues: other.indices.map { (other.utf8($0), Int32($0)) })
        return indices.map { codes[utf8($0)] ?? -1 }
    }

    /// Adds the new categories of `other`; returns the codes of its categories here.
    mutating func merge(_ other: StringCategories) -> [Int32] {
        var codes = other.codes(in: self)
        for code in other.indices where codes[code] < 0 {
            codes[code] = Int32(count)
            append(other.utf8(code))
        }
        return codes
    }

    /// The UTF-8 bytes of the category of a code.
    public func utf8(_ code: Int) -> ArraySlice<UInt8> { bytes[(code == 0 ? 0 : ends[code - 1])..<ends[code]] }
}

extension StringCategories: RandomAccessCollection {
    /// The first code, 0.
    public var startIndex: Int { 0 }
    /// The number of categories.
    public var endIndex: Int { ends.count }

    /// The category of a code.
    public subscript(code: Int) -> String { String(decoding: utf8(code), as: UTF8.self) }
}

extension StringCategories: Codable {
    /// Decodes a list of strings. Throws a `DecodingError` for a duplicate.
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

    /// Encodes a list of strings.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Array(self))
    }
}

extension StringCategories: CustomStringConvertible {
    /// The number of categories and the first ones: `2 categories: 'Grvl', 'Pave'`.
    public var description: String { "\(counted(count, "category", plural: "categories")): \(listed)" }
}
