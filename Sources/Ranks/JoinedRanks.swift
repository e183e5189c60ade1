import Support

/// Runs `body` with the ranks of the job that this process is one of, and leaves the job with the others.
///
/// If `body` throws, the first rank throws its own error or that of another rank, and the others may throw
/// `RankError.ended`.
package func withJoinedRanks<Result>(
    _ host: @autoclosure () -> RankHost, in environment: [String: String],
    isolation: isolated (any Actor)? = #isolation, _ body: (Ranks) async throws -> Result
) async throws -> Result {
    guard let launcher = Launcher(environment) else { return try await body(.alone) }
    let ranks = try await Ranks.joined(launcher, host())
    do {
        let result = try await body(ranks)
        await ranks.leave(after: nil)
        return result
    } catch {
        await ranks.leave(after: error)
        throw error
    }
}
