import Synchronization

/// Counts the tables that are encoded within a scope: a run that encodes a table twice wastes its time.
package final class EncodingCounter: Sendable {
    @TaskLocal private static var current: EncodingCounter?
    private let encodings = Atomic(0)

    private init() {}

    /// Runs `body`, and counts the tables that are encoded in its task and in the tasks that it starts.
    package static func counting<Result>(
        isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
    ) async rethrows -> (result: Result, encodings: Int) {
        let counter = EncodingCounter()
        let result = try await $current.withValue(counter, operation: body)
        return (result, counter.encodings.load(ordering: .relaxed))
    }

    /// Counts a table.
    static func add() { _ = current?.encodings.add(1, ordering: .relaxed) }
}
