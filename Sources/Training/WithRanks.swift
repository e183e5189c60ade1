import Arrays
import Ranks
import Support

/// Runs `body` with the ranks of the MPI job that a launcher, such as `mpirun` or `srun`, started this process in.
///
/// ```swift
/// let errors = try await withRanks { ranks in
///     let errors = try await crossValidate(KFold(5), rows: 1460) { fold in try trainedError(fold) }
///     if ranks.isFirst { print(errors) }
///     return errors
/// }
/// ```
///
/// Within `body`, all ranks share the folds, the trials and the models of an ensemble, and every rank gets the results,
/// bit for bit those of one process. Without a launcher, `body` runs alone and no library of MPI is opened. A
/// `withRanks` per process: MPI can be left only once.
///
/// - Throws: On the first rank, errors of `body` on any rank; `RankError` for a launcher of another MPI than the library
///   and for hosts with different kernels of matrix products. The processes of the other ranks end then, with status 0.
public func withRanks<Result>(
    isolation: isolated (any Actor)? = #isolation, _ body: (Ranks) async throws -> Result
) async throws -> Result {
    let environment = ProcessInfo.processInfo.environment
    func host() -> RankHost { RankHost(version: "", kernel: MatrixThreads.kernel) }
    do {
        return try await withJoinedRanks(host(), in: environment) { ranks in
            try await Ranks.$current.withValue(ranks) { try await body(ranks) }
        }
    } catch {
        guard Ranks.isFirstOfLauncher(in: environment) else { exit(0) }
        throw error
    }
}
