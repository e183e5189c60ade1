import CKernels

extension PackedIntegers {
    @inline(__always) func load(_ row: Int) -> Int64 {
        bytes.withUnsafeBytes { bytes in
            switch size {
            case 1: Int64(bytes.load(fromByteOffset: row, as: Int8.self))
            case 2: Int64(bytes.load(fromByteOffset: row * 2, as: Int16.self))
            case 4: Int64(bytes.load(fromByteOffset: row * 4, as: Int32.self))
            default: bytes.load(fromByteOffset: row * 8, as: Int64.self)
            }
        }
    }

    /// Puts a number that fits into its place.
    @inline(__always) mutating func store(_ value: Int64, at row: Int) {
        let size = size
        bytes.withUnsafeMutableBytes { bytes in
            switch size {
            case 1: bytes.storeBytes(of: Int8(truncatingIfNeeded: value), toByteOffset: row, as: Int8.self)
            case 2: bytes.storeBytes(of: Int16(truncatingIfNeeded: value), toByteOffset: row * 2, as: Int16.self)
            case 4: bytes.storeBytes(of: Int32(truncatingIfNeeded: value), toByteOffset: row * 4, as: Int32.self)
            default: bytes.storeBytes(of: value, toByteOffset: row * 8, as: Int64.self)
            }
        }
    }

    /// Appends numbers; gives the smallest of them, if it is negative, else 0.
    @discardableResult
    mutating func append(_ values: UnsafeMutableBufferPointer<Int32>) -> Int32 {
        guard let first = values.baseAddress else { return 0 }
        let range = integers_range(first, values.count)
        widen(for: Int64(range.lowest)...Int64(range.highest))
        let (start, size) = (bytes.count, size)
        append(zeros: values.count)
        bytes.withUnsafeMutableBytes { bytes in
            if let end = bytes.baseAddress.map({ $0 + start }) { integers_pack(first, values.count, size, end) }
        }
        return range.lowest
    }

    /// Calls `body` with all numbers, which 32 bits must hold, some thousands at a time.
    func forEachBlock(_ body: (ArraySlice<Int32>) -> Void) {
        var block = [Int32](repeating: 0, count: Swift.min(count, 4096))
        for start in stride(from: 0, to: count, by: 4096) {
            let rows = start..<Swift.min(start + 4096, count)
            read(rows, into: &block)
            body(block[..<rows.count])
        }
    }

    /// Puts the numbers of some rows into the first places of `numbers`.
    func read(_ rows: Range<Int>, into numbers: inout [Double]) {
        precondition(rows.upperBound <= count && rows.count <= numbers.count)
        bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress.map({ $0 + rows.lowerBound * size }) else { return }
            integers_to_doubles(start, rows.count, size, &numbers)
        }
    }

    /// Puts the numbers of some rows, which 32 bits must hold, into the first places of `numbers`.
    func read(_ rows: Range<Int>, into numbers: inout [Int32]) {
        precondition(rows.upperBound <= count && rows.count <= numbers.count)
        bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress.map({ $0 + rows.lowerBound * size }) else { return }
            integers_unpack(start, rows.count, size, &numbers)
        }
    }
}
