struct MissingTokens {
    private let short: [(word: UInt64, count: Int)]
    private let long: [[UInt8]]
    /// Whether one of them is a number or a boolean, too: then fields are compared before they are parsed.
    let includesValues: Bool

    init(_ values: MissingValues) {
        // NA and the empty field, the most common ones, first.
        let rank = { (spelling: String) in spelling.isEmpty ? 1 : spelling == "NA" ? 0 : 2 }
        let tokens = values.spellings.sorted { (rank($0), $0) < (rank($1), $1) }.map { Array($0.utf8) }
        short = tokens.filter { $0.count <= 8 }.map { token in
            Bytes.withBytes(of: token) { ($0.word(at: 0), $0.count) }
        }
        long = tokens.filter { $0.count > 8 }
        includesValues = tokens.contains { token in
            Bytes.withBytes(of: token) { $0.integer != nil || $0.real != nil || $0.boolean != nil }
        }
    }

    func contains(_ bytes: Bytes) -> Bool {
        guard bytes.count <= 8 else { return !long.isEmpty && long.contains(bytes.array) }
        let word = bytes.word(at: 0)
        return short.contains { $0.word == word && $0.count == bytes.count }
    }
}
