import Synchronization

/// The extents of a shape from the third dimension on: one list in memory for all shapes that have it.
///
/// An array in a shape would be reference-counted with each copy of an `NDArray`, a quarter of the time of a small
/// operation. The lists are immutable and never freed, so a pointer is always valid and may be shared between threads.
/// Equal lists are stored once, so they are equal pointers.
struct FurtherExtents: Hashable, @unchecked Sendable {
    /// The number of extents, and after it the extents.
    private let list: UnsafePointer<Int>

    private static let known = Mutex([[Int]: FurtherExtents]())

    /// Finds the list of `extents`, or makes it.
    init(_ extents: [Int]) {
        self = Self.known.withLock { known in
            if let list = known[extents] { return list }
            let list = UnsafeMutableBufferPointer<Int>.allocate(capacity: extents.count + 1)
            _ = list.initialize(from: [extents.count] + extents)
            let added = FurtherExtents(list: UnsafePointer(list.baseAddress.unsafelyUnwrapped))
            known[extents] = added
            return added
        }
    }

    private init(list: UnsafePointer<Int>) { self.list = list }

    /// The number of extents.
    var count: Int { list[0] }

    /// The extent at `index`, which must be less than `count`.
    subscript(index: Int) -> Int { list[1 + index] }
}
