import Synchronization

/// The extents of shapes from the fifth dimension on, each list once, with a key for each.
///
/// An array in a shape would have to be counted with each copy of an `NDArray`, which costs small operations a quarter of
/// their time. The lists stay: there are as many as a program uses different ones.
enum FurtherExtents {
    private struct Table {
        var lists = [[Int]]()
        var keys = [[Int]: Int]()
    }

    private static let table = Mutex(Table())

    /// The key of `extents`, from 1.
    static func key(of extents: [Int]) -> Int {
        table.withLock { table in
            if let key = table.keys[extents] { return key }
            table.lists.append(extents)
            table.keys[extents] = table.lists.count
            return table.lists.count
        }
    }

    /// The extents whose key is `key`.
    static func of(key: Int) -> [Int] { table.withLock { $0.lists[key - 1] } }
}
