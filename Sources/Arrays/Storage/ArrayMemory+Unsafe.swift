import CKernels

/// The memory of the elements of an array, which several arrays may share.
///
/// It comes from a reserve of the thread and goes back there: what is computed again and again, as the steps of training
/// are, takes no memory from the system. Aligned to 64 bytes.
@usableFromInline
final class ArrayMemory<Scalar: BitwiseCopyable & Sendable>: @unchecked Sendable {
    @usableFromInline let base: UnsafeMutablePointer<Scalar>
    @usableFromInline let count: Int

    /// Takes memory whose elements are to be written before they are read.
    init(uninitialized count: Int) {
        let bytes = count * MemoryLayout<Scalar>.stride
        guard let memory = array_memory_take(bytes) else { stop("there is no memory for an array of \(bytes) bytes") }
        base = memory.bindMemory(to: Scalar.self, capacity: count)
        self.count = count
    }

    /// Takes memory and copies elements into it.
    @usableFromInline
    convenience init(copying elements: UnsafeBufferPointer<Scalar>) {
        self.init(uninitialized: elements.count)
        if let source = elements.baseAddress { base.initialize(from: source, count: elements.count) }
    }

    deinit { array_memory_give(base, count * MemoryLayout<Scalar>.stride) }
}

/// Counts what arrays cost the system's memory.
package enum ArrayMemoryCounter {
    /// How many blocks of memory arrays have taken from the system so far, in this thread: the number stays where they use
    /// again what was given back.
    package static var systemBlocks: Int { array_memory_system_blocks() }
}
