import Dispatch
import Synchronization

/// Whether the task that waits for blocking work has been cancelled, for the thread that does the work.
final class Cancellation: Sendable {
    private let flag = Atomic(false)
    private let signal = DispatchSemaphore(value: 0)

    /// Whether the work is no longer wanted.
    var isCancelled: Bool { flag.load(ordering: .relaxed) }

    /// Says that the work is no longer wanted.
    func cancel() {
        flag.store(true, ordering: .relaxed)
        signal.signal()
    }

    /// Throws if the work is no longer wanted.
    func check() throws {
        if isCancelled { throw CancellationError() }
    }

    /// Waits, and throws as soon as the work is no longer wanted.
    func sleep(for duration: Duration) throws {
        let nanoseconds = duration / .nanoseconds(1)
        _ = signal.wait(timeout: .now() + .nanoseconds(Int(nanoseconds)))
        try check()
    }
}

/// Runs blocking `body` on a thread of its own, outside the few that run tasks, and waits for it.
func runBlocking<Result: Sendable>(
    _ body: @escaping @Sendable (Cancellation) throws -> Result
) async throws -> Result {
    let cancellation = Cancellation()
    return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
            // A queue of its own gets a thread at once; the shared one waits as long as its few threads are blocked.
            DispatchQueue(label: "DataHub").async {
                continuation.resume(with: Swift.Result { try body(cancellation) })
            }
        }
    } onCancel: {
        cancellation.cancel()
    }
}
