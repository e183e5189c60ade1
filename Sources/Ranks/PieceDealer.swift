/// Deals the pieces of a round to ranks that ask for them.
///
/// A rank holds no more pieces than it computes at a time, and no more than its equal share. While there are pieces for
/// all, each rank but the first holds as many again, so that it need not wait for its next one.
struct PieceDealer {
    private let count: Int
    private var next = 0
    /// The numbers of pieces that each rank takes at a time and holds.
    private var wanted: [Int], held: [Int]

    /// Deals `count` pieces to `ranks` ranks, of which the first takes `wanted` at a time; so do the others unless they
    /// say otherwise.
    init(_ count: Int, ranks: Int, wanted: Int) {
        self.count = count
        self.wanted = Array(repeating: wanted, count: ranks)
        held = Array(repeating: 0, count: ranks)
    }

    /// The pieces that a rank begins with, when it takes `wanted` at a time.
    mutating func pieces(for rank: Int, wanting wanted: Int) -> [Int] {
        self.wanted[rank] = wanted
        return deal(to: rank)
    }

    /// The pieces that a rank gets for a piece that it has computed.
    mutating func piecesAfterOne(of rank: Int) -> [Int] {
        held[rank] -= 1
        return deal(to: rank)
    }

    private mutating func deal(to rank: Int) -> [Int] {
        let share = max(1, (count + held.count - 1) / held.count), atATime = min(wanted[rank], share)
        var pieces: [Int] = []
        while next < count {
            let isAhead = rank > 0 && count - next > wanted.reduce(0, +)
            guard held[rank] < (isAhead ? 2 * atATime : atATime) else { break }
            pieces.append(next)
            next += 1
            held[rank] += 1
        }
        return pieces
    }
}
