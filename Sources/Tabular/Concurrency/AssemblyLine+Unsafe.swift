import CTabular
import Dispatch
import Support
import Synchronization

/// A pipeline: each job runs on one thread, and each of its steps follows the same step of the job before.
///
/// No thread waits for all others, and the data of a job stay in the caches of one processor. Each of the last steps
/// changes one element.
final class AssemblyLine<Element>: Sendable {
    private let jobs = Atomic(0)
    /// For each step the number of jobs that have done it.
    private nonisolated(unsafe) let done: UnsafeMutablePointer<Atomic<Int>>
    private let stepCount: Int
    /// Each is changed in its own step only.
    private nonisolated(unsafe) let elements: UnsafeMutableBufferPointer<Element>

    private init(steps: Int, _ elements: UnsafeMutableBufferPointer<Element>) {
        self.elements = elements
        stepCount = steps + elements.count
        done = .allocate(capacity: stepCount)
        for step in 0..<stepCount { (done + step).initialize(to: Atomic(0)) }
    }

    deinit {
        done.deinitialize(count: stepCount)
        done.deallocate()
    }

    /// Calls `worker` on up to `threads` threads and waits; a job has `steps` steps and one for each of `elements`.
    static func run(threads: Int, steps: Int, elements: inout [Element], _ worker: (AssemblyLine) -> Void) {
        elements.withUnsafeMutableBufferPointer { elements in
            let line = AssemblyLine(steps: steps, elements)
            guard threads > 1 else { return worker(line) }
            withoutActuallyEscaping(worker) { worker in
                // In a step a worker touches only what belongs to the step or to its job.
                nonisolated(unsafe) let worker = worker
                DispatchQueue.concurrentPerform(iterations: threads) { _ in worker(line) }
            }
        }
    }

    /// The number of a job for the calling thread.
    func takeJob() -> Int { jobs.wrappingAdd(1, ordering: .relaxed).oldValue }

    /// Does a step, once the jobs before have done it; returns false if the line has been stopped there.
    func perform(_ step: Int, of job: Int, _ body: () -> Void) -> Bool {
        guard wait(for: job, step) else { return false }
        body()
        // The line may have been stopped meanwhile.
        _ = done[step].compareExchange(expected: job, desired: job + 1, ordering: .releasing)
        return true
    }

    /// Does the step of an element, whatever happened to the job in others.
    func change(_ index: Int, of job: Int, _ body: (inout Element) -> Void) {
        _ = perform(stepCount - elements.count + index, of: job) { body(&elements[index]) }
    }

    /// Stops later jobs at that step.
    func stop(at step: Int) { done[step].store(.max, ordering: .releasing) }

    private func wait(for job: Int, _ step: Int) -> Bool {
        var attempts = 0
        while true {
            let count = done[step].load(ordering: .acquiring)
            if count >= job { return count == job }
            attempts += 1
            // The other thread is almost done; or it lacks a processor, or waits for a disk. Yielding would often give
            // the processor to another program, for as long as that one may run.
            if attempts > 1500 { usleep(20) } else { spin_pause() }
        }
    }
}
