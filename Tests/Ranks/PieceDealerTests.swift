import Testing

@testable import Ranks

/// Pieces are dealt to the ranks that ask, so that none waits while another hoards.
@Suite struct PieceDealerTests {
    /// Ranks that compute one piece after the other, in an order given by `speeds`.
    private func held(_ count: Int, speeds: [Int], wanted: Int) -> [[Int]] {
        var dealer = PieceDealer(count, ranks: speeds.count, wanted: wanted)
        var waiting = speeds.indices.map { dealer.pieces(for: $0, wanting: wanted) }
        var computed = waiting.map { _ in [Int]() }
        for time in 1...10_000 {
            for (rank, speed) in speeds.enumerated() where time % speed == 0 && !waiting[rank].isEmpty {
                computed[rank].append(waiting[rank].removeFirst())
                waiting[rank] += dealer.piecesAfterOne(of: rank)
            }
        }
        return computed
    }

    @Test(arguments: [0, 1, 5, 100], [[1], [1, 1], [3, 1, 2], [1, 7, 1, 9]])
    func eachPieceIsComputedOnce(count: Int, speeds: [Int]) {
        for wanted in 1...3 {
            #expect(held(count, speeds: speeds, wanted: wanted).joined().sorted() == Array(0..<count))
        }
    }

    @Test func aFasterRankComputesMore() {
        let computed = held(100, speeds: [10, 1], wanted: 1)
        #expect(computed[0].count < 15)
    }

    /// Five folds on four ranks: none has a second one while another has none.
    @Test(arguments: 1...8) func fewPiecesAreSpread(wanted: Int) {
        var dealer = PieceDealer(5, ranks: 4, wanted: wanted)
        let first = (0..<4).map { dealer.pieces(for: $0, wanting: wanted).count }
        #expect(first.max() ?? 0 <= 2 && first.reduce(0, +) >= 4)
    }

    /// While many are left, a rank that has to ask for them over a network has its next one already.
    @Test func anotherRankHasItsNextPieceAtHand() {
        var dealer = PieceDealer(100, ranks: 3, wanted: 2)
        #expect(dealer.pieces(for: 0, wanting: 2).count == 2)
        #expect(dealer.pieces(for: 1, wanting: 2).count == 4)
    }
}
