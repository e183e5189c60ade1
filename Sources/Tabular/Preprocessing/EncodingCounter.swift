import Synchronization

/// Counts the tables that are encoded within a scope, for tests that no table is encoded twice.
package final class EncodingCounter: Sendable {
    @TaskLocal private static var current: EncodingCounter?
    private let encodings = Atomic(0)

    private init() {}

    /// Runs `body` and counts the tables that its task and child tasks encode.
    package static func counting<Result>(
        isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
    ) async rethrows -> (result: Result, encodings: Int) {
        let counter = EncodingCounter()
        let result = try await $current.withValue(counter, operation: body)
        return (result, counter.encodings.load(ordering: .relaxed))
    }

    static func add() { _ = current?.encodings.add(1, ordering: .relaxed) }
}
