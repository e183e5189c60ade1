import Synchronization

/// The source of default seeds: a seed and a count of its uses.
///
/// The default scope has seed 0, so that a script gives the same numbers each time it runs.
public final class RandomScope: Sendable {
    @TaskLocal static var current = RandomScope(seed: 0)

    private let seed: RandomSeed
    private let uses = Atomic<Int>(0)

    init(seed: RandomSeed) { self.seed = seed }

    /// The next seed of the current scope.
    public static func nextSeed() -> RandomSeed {
        let scope = current
        return scope.seed.derived(.scope, scope.uses.add(1, ordering: .relaxed).oldValue)
    }
}

/// Runs `body` with `seed` as the root of its default seeds.
///
/// ```swift
/// let net = withRandomSeed(7) { Sequential(Linear(4, 8), ReLU(), Linear(8, 1)) }
/// ```
public func withRandomSeed<Result>(_ seed: RandomSeed, _ body: () throws -> Result) rethrows -> Result {
    try RandomScope.$current.withValue(RandomScope(seed: seed), operation: body)
}

/// Runs asynchronous `body` with `seed` as the root of its default seeds.
public func withRandomSeed<Result>(
    _ seed: RandomSeed, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
) async rethrows -> Result {
    try await RandomScope.$current.withValue(RandomScope(seed: seed), operation: body)
}
