import Dispatch

/// Runs `body`, which blocks, in the current task but on a thread of its own. `Task.checkCancellation` works in it.
func runBlocking<Result: Sendable>(_ body: @Sendable () throws -> Result) async throws -> Result {
    try await withTaskExecutorPreference(OwnThread()) { try body() }
}

private final class OwnThread: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // A new queue gets a thread at once; the shared pool may be blocked.
        DispatchQueue(label: "DataHub").async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// Blocks for `duration`; throws soon after the task is cancelled.
func block(for duration: Duration) throws {
    let end = ContinuousClock.now + duration, nobody = DispatchSemaphore(value: 0)
    while case let rest = ContinuousClock.now.duration(to: end), rest > .zero {
        try Task.checkCancellation()
        let nanoseconds = min(rest, .milliseconds(50)) / .nanoseconds(1)
        _ = nobody.wait(timeout: .now() + .nanoseconds(Int(nanoseconds)))
    }
    try Task.checkCancellation()
}
