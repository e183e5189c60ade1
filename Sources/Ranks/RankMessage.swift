/// A message between ranks.
struct RankMessage: Sendable {
    enum Kind: UInt8 {
        /// To the first rank, at the start: the host.
        case host
        /// To the first rank: the pieces of a round that the sender takes at a time.
        case request
        /// From the first rank: a piece to compute.
        case piece
        /// To the first rank: the result of a piece.
        case result
        /// From the first rank to all, through others: a value that all have in common.
        case value
        /// To the first rank: the failure of the sender.
        case failure
        /// From the first rank: the job ends.
        case end
        /// To the first rank, the last one: the sender ends.
        case farewell
    }

    let kind: Kind
    /// The number of the round.
    var round = 0
    /// The index of a piece, or a number of them.
    var index = 0
    var content: [UInt8] = []

    init(_ kind: Kind, round: Int = 0, index: Int = 0, content: [UInt8] = []) {
        (self.kind, self.round, self.index, self.content) = (kind, round, index, content)
    }

    /// A head of the kind, the round, the index and the length of the content, and the content.
    var bytes: [UInt8] {
        let numbers = [round, index, content.count].flatMap { number in
            (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
        }
        return [kind.rawValue] + numbers + content
    }

    /// Nil unless the bytes are a whole message.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.headCount, let kind = Kind(rawValue: bytes[0]) else { return nil }
        let numbers = (0..<3).map { field in
            (0..<8).reduce(0) { $0 | Int(bytes[1 + 8 * field + $1]) << (8 * $1) }
        }
        guard bytes.count == Self.headCount + numbers[2] else { return nil }
        self.init(kind, round: numbers[0], index: numbers[1], content: Array(bytes[Self.headCount...]))
    }

    private static let headCount = 25
}
