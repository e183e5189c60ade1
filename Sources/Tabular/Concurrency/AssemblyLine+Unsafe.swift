import CKernels
import Dispatch
import Platform
import Synchronization

/// Jobs that are done by several threads, each job by one of them, in steps that are done for one job after the other, in the
/// order of the jobs.
///
/// A thread may do a step of its job as soon as the same step of the job before is done: nobody waits for all, and what one
/// job needs stays in the caches of one processor.
final class AssemblyLine: Sendable {
    /// The number of the next job.
    private let jobs = Atomic(0)
    /// For each step the number of jobs that have done it.
    private nonisolated(unsafe) let done: UnsafeMutablePointer<Atomic<Int>>
    private let stepCount: Int

    private init(steps: Int) {
        (stepCount, done) = (steps, .allocate(capacity: steps))
        for step in 0..<steps { (done + step).initialize(to: Atomic(0)) }
    }

    deinit {
        done.deinitialize(count: stepCount)
        done.deallocate()
    }

    /// Calls `worker` on up to `threads` threads with a line of new jobs of so many steps, and returns when all are done.
    static func run(threads: Int, steps: Int, _ worker: (AssemblyLine) -> Void) {
        let line = AssemblyLine(steps: steps)
        guard threads > 1 else { return worker(line) }
        withoutActuallyEscaping(worker) { worker in
            // Each worker touches in a step only what belongs to the step or to its job.
            nonisolated(unsafe) let worker = worker
            DispatchQueue.concurrentPerform(iterations: threads) { _ in worker(line) }
        }
    }

    /// The number of a job that is to be done by the thread that asks.
    func takeJob() -> Int { jobs.wrappingAdd(1, ordering: .relaxed).oldValue }

    /// Does a step, once the jobs before have done it; gives false if the line has been stopped there.
    func perform(_ step: Int, of job: Int, _ body: () -> Void) -> Bool {
        guard wait(for: job, step) else { return false }
        body()
        // The line may have been stopped meanwhile.
        _ = done[step].compareExchange(expected: job, desired: job + 1, ordering: .releasing)
        return true
    }

    /// Lets no job behind the present one do that step.
    func stop(at step: Int) { done[step].store(.max, ordering: .releasing) }

    private func wait(for job: Int, _ step: Int) -> Bool {
        var attempts = 0
        while true {
            let count = done[step].load(ordering: .acquiring)
            if count >= job { return count == job }
            attempts += 1
            // The other thread is about to be done; or it lacks a processor, or waits for a disk. To yield to it would often
            // be to yield to another program, for as long as that one may run.
            if attempts > 1500 { usleep(20) } else { spin_pause() }
        }
    }
}
