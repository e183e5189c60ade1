/// A string that compares by its UTF-8 bytes, unlike Swift's `==`, which equates NFC and NFD.
struct ExactString: Hashable {
    let string: String
    init(_ string: String) { self.string = string }
    static func == (left: ExactString, right: ExactString) -> Bool { left.string.utf8.elementsEqual(right.string.utf8) }

    func hash(into hasher: inout Hasher) {
        for byte in string.utf8 { hasher.combine(byte) }
    }
}

extension [String] {
    /// The strings that are not among `others`, by their UTF-8 bytes.
    package func without(_ others: [String]) -> [String] {
        let others = Set(others.map { ExactString($0) })
        return filter { !others.contains(ExactString($0)) }
    }

    /// Whether one of the strings has the UTF-8 bytes of `string`.
    package func containsExactly(_ string: String) -> Bool { contains { $0.utf8.elementsEqual(string.utf8) } }
}
