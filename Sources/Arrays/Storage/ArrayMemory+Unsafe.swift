import CArrays
import Support

/// The memory of the elements of an array, which several arrays may share.
///
/// It comes from a reserve of the thread and returns there: repeated computations, such as the steps of training, take
/// no memory from the system. Aligned to 64 bytes. Not generic: a generic class costs a lookup as long as a small
/// operation.
///
/// `@unchecked Sendable` is sound: `Scalars` writes only to memory that it holds alone, `CodedStore` under locks.
@usableFromInline
final class ArrayMemory: @unchecked Sendable {
    @usableFromInline let base: UnsafeMutableRawPointer
    @usableFromInline let byteCount: Int

    /// Takes memory that must be written before it is read.
    @usableFromInline
    init(byteCount: Int) {
        guard let base = array_memory_take(byteCount) else { stop("no memory for an array of \(byteCount) bytes") }
        (self.base, self.byteCount) = (base, byteCount)
    }

    deinit { array_memory_give(base, byteCount) }
}

/// Counts the memory that arrays take from the system.
package enum ArrayMemoryCounter {
    /// The number of blocks that arrays of this thread have taken from the system so far, without reused ones.
    package static var systemBlocks: Int { array_memory_system_blocks() }

    /// Whether memory is reused: not in a build for a sanitizer, which watches the system's memory.
    package static var usesMemoryAgain: Bool { array_memory_is_kept() }
}

/// The pages of large arrays.
package enum ArrayPages {
    /// Whether a new array of so many bytes consists of fresh pages, which are zero.
    package static func areFresh(byteCount: Int) -> Bool { array_memory_is_fresh(byteCount) }

    /// Has the system provide fresh pages at once: half of the cost of a first use page by page.
    package static func provide(_ start: UnsafeMutableRawPointer, byteCount: Int) { memory_populate(start, byteCount) }
}
