import Testing

@testable import Ranks

/// All ranks add up an array in one tree, whatever their number.
@Suite struct SumExchangeTests {
    /// The arrays of all ranks after their exchanges, each of which is done by all of them before the next.
    private func exchanged(_ arrays: [[Float]]) -> [[Float]] {
        var arrays = arrays
        let plans = arrays.indices.map { SumExchange.all(of: $0, ranks: arrays.count, numbers: arrays[0].count) }
        for step in plans[0].indices {
            let before = arrays
            for (rank, plan) in plans.enumerated() {
                let exchange = plan[step]
                #expect(plans[exchange.partner][step].sent == exchange.received, "what is sent is received")
                for index in exchange.received {
                    let number = before[exchange.partner][index]
                    arrays[rank][index] = exchange.adds ? arrays[rank][index] + number : number
                }
            }
        }
        return arrays
    }

    private func tree(_ numbers: ArraySlice<Float>) -> Float {
        guard numbers.count > 1 else { return numbers.first ?? 0 }
        let middle = numbers.startIndex + numbers.count / 2
        return tree(numbers[..<middle]) + tree(numbers[middle...])
    }

    @Test(arguments: [1, 2, 4, 8, 16], [0, 1, 2, 7, 64, 1001])
    func everyRankHasTheSumsOfTheTree(ranks: Int, count: Int) {
        // Numbers of unlike size, whose sum depends on the order.
        let arrays: [[Float]] = (0..<ranks).map { rank in
            let scale: Float = rank % 2 == 0 ? 1e-3 : 1e4
            return (0..<count).map { (index: Int) -> Float in scale * Float(rank * 7919 + index * 104_729 % 1009) }
        }
        let sums: [Float] = (0..<count).map { index in tree(arrays.map { $0[index] }[...]) }
        for result: [Float] in exchanged(arrays) { #expect(result == sums) }
    }

    @Test(arguments: [2, 4, 8, 64]) func aRankSendsTheLeastThatItCan(ranks: Int) {
        let count = 64 * 100
        for rank in 0..<ranks {
            let sent = SumExchange.all(of: rank, ranks: ranks, numbers: count).reduce(0) { $0 + $1.sent.count }
            #expect(sent == 2 * (ranks - 1) * count / ranks)
        }
    }
}
