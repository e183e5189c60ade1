/// An exchange of numbers with another rank while all ranks add up an array.
struct SumExchange: Hashable, Sendable {
    /// The other rank.
    let partner: Int
    /// The numbers that this rank sends.
    let sent: Range<Int>
    /// The numbers that it receives.
    let received: Range<Int>
    /// Whether it adds the received numbers to its own, or replaces those.
    let adds: Bool

    /// The exchanges of one rank, of `ranks`, a power of two, in order: recursive halving, then recursive doubling.
    ///
    /// Each number is added up in one binary tree of neighbors, (0 + 1) + (2 + 3), and copied to the other ranks: all of
    /// them have the same sums bit for bit. A rank sends 2 (R - 1) / R times the array: the least that R ranks can
    /// ([Thakur, Rabenseifner and Gropp 2005](https://doi.org/10.1177/1094342005051521)).
    static func all(of rank: Int, ranks: Int, numbers: Int) -> [SumExchange] {
        var halving: [SumExchange] = [], range = 0..<numbers
        for distance in sequence(first: 1, next: { 2 * $0 }).prefix(while: { $0 < ranks }) {
            let middle = range.lowerBound + range.count / 2
            let halves = (range.lowerBound..<middle, middle..<range.upperBound)
            let (kept, sent) = rank & distance == 0 ? halves : (halves.1, halves.0)
            halving.append(SumExchange(partner: rank ^ distance, sent: sent, received: kept, adds: true))
            range = kept
        }
        let doubling = halving.reversed().map {
            SumExchange(partner: $0.partner, sent: $0.received, received: $0.sent, adds: false)
        }
        return halving + doubling
    }
}
