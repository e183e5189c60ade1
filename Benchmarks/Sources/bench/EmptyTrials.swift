import Foundation
import TabularKit

/// The milliseconds that each of `count` trials that compute nothing takes, on all ranks of an MPI job; nil on the ranks
/// other than the first.
func emptyTrialMilliseconds(_ count: Int) async throws -> Double? {
    try await withRanks { ranks in
        let sweep = Sweep(Array(0..<count), of: "nothing", ranking: .smallest), start = ContinuousClock.now
        _ = try await sweep.run(jobs: 1) { _ in 0 }
        return ranks.isFirst ? (ContinuousClock.now - start) / .milliseconds(1) / Double(count) : nil
    }
}
