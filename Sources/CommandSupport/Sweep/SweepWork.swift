import Ranks
import Training

/// The trials of a sweep, for the other ranks of an MPI job.
package struct SweepWork<Trial: Codable & Hashable & Sendable>: Codable, Sendable {
    private let trials: [Trial]
    private let study: String
    private let jobs: Int?

    init(_ sweep: Sweep<Trial>, jobs: Int?) { (trials, study, self.jobs) = (sweep.trials, sweep.study, jobs) }

    /// Runs trials on a rank other than the first, which ranks and keeps the results.
    package func run(_ body: @escaping @Sendable (Trial) async throws -> Double?) async throws {
        _ = try await Sweep(trials, of: study, ranking: .smallest).run(jobs: jobs, body)
    }
}
