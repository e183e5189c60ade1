import CKernels

/// The memory of the elements of an array, which several arrays may share.
///
/// It comes from a reserve of the thread and goes back there: what is computed again and again, as the steps of training
/// are, takes no memory from the system. Aligned to 64 bytes. It knows nothing of the type of the elements: looking up a
/// generic class costs as much as a small operation does.
@usableFromInline
final class ArrayMemory: @unchecked Sendable {
    @usableFromInline let base: UnsafeMutableRawPointer
    @usableFromInline let byteCount: Int

    /// Takes memory that is to be written before it is read.
    @usableFromInline
    init(byteCount: Int) {
        guard let base = array_memory_take(byteCount) else { stop("an array of \(byteCount) bytes finds no memory") }
        (self.base, self.byteCount) = (base, byteCount)
    }

    deinit { array_memory_give(base, byteCount) }
}

/// Counts what arrays cost the system's memory.
package enum ArrayMemoryCounter {
    /// How many blocks of memory arrays have taken from the system so far, in this thread: the number stays where they use
    /// again what was given back.
    package static var systemBlocks: Int { array_memory_system_blocks() }

    /// Whether memory that was given back is used again: not in a build for a sanitizer, which watches the system's memory.
    package static var usesMemoryAgain: Bool { array_memory_is_kept() }
}
