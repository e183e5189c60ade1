/// The distinct strings of a column, numbered in the order in which they appeared.
///
/// Two strings are the same category if their UTF-8 bytes are equal: `é` as one character and as `e` with an accent are two
/// categories, although Swift's `==` on `String` calls them equal. All bytes lie in one array.
public struct StringCategories: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    init() {}

    mutating func append(_ utf8: some Sequence<UInt8>) {
        bytes.append(contentsOf: utf8)
        ends.append(bytes.count)
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
