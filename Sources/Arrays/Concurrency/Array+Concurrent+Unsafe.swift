import Dispatch

extension Array {
    /// Calls `body` once with each element and its index, on up to `threads` threads, and returns when all are done.
    ///
    /// Threads take some elements at a time, so fast ones relieve slow ones. `body` may change nothing else.
    package mutating func mutateConcurrently(threads: Int, _ body: (inout Element, Int) -> Void) {
        guard threads > 1, count > 1 else {
            for index in indices { body(&self[index], index) }
            return
        }
        let share = Swift.max(1, count / (threads * 16))
        withUnsafeMutableBufferPointer { elements in
            withoutActuallyEscaping(body) { body in
                // Each element is touched by one call only.
                nonisolated(unsafe) let (elements, body) = (elements, body)
                DispatchQueue.concurrentPerform(iterations: (elements.count + share - 1) / share) { turn in
                    for index in turn * share..<Swift.min((turn + 1) * share, elements.count) {
                        body(&elements[index], index)
                    }
                }
            }
        }
    }
}
