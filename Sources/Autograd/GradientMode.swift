/// Whether operations record a graph for `backward()`.
public enum GradientMode {
    /// True outside of `withoutGradients`.
    @TaskLocal public static var isEnabled = true
}

/// Runs `body` without recording a graph: for evaluation, where no `backward()` follows.
///
/// ```swift
/// let predictions = withoutGradients { model(features).value }
/// ```
public func withoutGradients<Result>(_ body: () throws -> Result) rethrows -> Result {
    try GradientMode.$isEnabled.withValue(false, operation: body)
}

/// Runs asynchronous `body` without recording graphs.
public func withoutGradients<Result>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
) async rethrows -> Result {
    try await GradientMode.$isEnabled.withValue(false, operation: body)
}
