import Synchronization

/// The extents of a shape from the third dimension on: the same list in the same place for all shapes that have it.
///
/// An array in a shape would have to be counted with each copy of an `NDArray`, which costs small operations a quarter of
/// their time. The lists stay: there are as many as a program uses different ones.
struct FurtherExtents {
    /// Where the number of extents is, and behind it the extents.
    private let list: UnsafePointer<Int>

    private static let addresses = Mutex([[Int]: Int]())

    /// Finds the list of `extents`, or makes it.
    init(_ extents: [Int]) {
        self.init(
            address: Self.addresses.withLock { addresses in
                if let address = addresses[extents] { return address }
                let list = UnsafeMutablePointer<Int>.allocate(capacity: extents.count + 1)
                list.initialize(to: extents.count)
                for (axis, extent) in extents.enumerated() { (list + 1 + axis).initialize(to: extent) }
                addresses[extents] = Int(bitPattern: list)
                return Int(bitPattern: list)
            })
    }

    /// The list at an address that was given by `address`.
    init(address: Int) { list = UnsafePointer(bitPattern: address).unsafelyUnwrapped }

    /// A number that stands for the list.
    var address: Int { Int(bitPattern: list) }

    /// The number of extents.
    var count: Int { list[0] }

    /// The extent at `index`, which must be less than `count`.
    subscript(index: Int) -> Int { list[1 + index] }
}
