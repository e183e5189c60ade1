import Ranks
import TabularKit

/// The microseconds in which the ranks of an MPI job add up `count` numbers, the median of `rounds`; nil on the ranks
/// other than the first.
func sumMicroseconds(_ count: Int, rounds: Int) async throws -> Double? {
    try await withRanks { ranks in
        var numbers = [Float](repeating: 1, count: count)
        let times = try (0..<rounds).map { _ in
            let start = ContinuousClock.now
            try ranks.sum(&numbers)
            return (ContinuousClock.now - start) / .microseconds(1)
        }
        return ranks.isFirst ? times.sorted()[rounds / 2] : nil
    }
}
