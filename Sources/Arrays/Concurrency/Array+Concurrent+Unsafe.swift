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

/// Calls `body` with ranges that make up 0..<`count`, on the threads of matrix products if that pays: if there are many
/// elements, `width` in each item.
@inline(__always)
func inParts(of count: Int, width: Int = 1, _ body: (Range<Int>) -> Void) {
    if count * width < 1 << 16 || MatrixThreads.count == 1 {
        body(0..<count)
    } else {
        inConcurrentParts(of: count, body)
    }
}

@inline(never)
private func inConcurrentParts(of count: Int, _ body: (Range<Int>) -> Void) {
    let bands = RowBands(rows: count, width: 1, cells: (count - 1) / MatrixThreads.count + 1, heights: 1...Int.max)
    var parts = (0..<bands.count).map { bands[$0] }
    parts.mutateConcurrently(threads: MatrixThreads.count) { part, _ in body(part) }
}
