import CTabular

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

    /// Appends numbers; returns the smallest of them if it is negative, else 0.
    @discardableResult
    mutating func append(_ values: UnsafeMutableBufferPointer<Int32>) -> Int32 {
        guard let first = values.baseAddress else { return 0 }
        let range = integers_range(first, values.count)
        widen(for: Int64(range.lowest)...Int64(range.highest))
        withUnsafeTemporaryAllocation(byteCount: values.count * size, alignment: 8) { packed in
            integers_pack(first, values.count, size, packed.baseAddress)
            bytes.append(contentsOf: packed)
        }
        return range.lowest
    }

    /// Writes the numbers of some rows to the start of `numbers`.
    func read(_ rows: Range<Int>, into numbers: inout [Double]) {
        precondition(rows.upperBound <= count && rows.count <= numbers.count)
        bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress.map({ $0 + rows.lowerBound * size }) else { return }
            integers_to_doubles(start, rows.count, size, &numbers)
        }
    }
}

/// Numbers as codes of categories, -1 for a missing one.
extension PackedIntegers {
    /// The frequency of each code from -1 to `count` - 1.
    func codeCounts(to count: Int) -> [Int64] {
        var counts = [Int64](repeating: 0, count: count + 1)
        withCodes(indices) { codes_count($0, $1, size, &counts) }
        return counts
    }

    /// Writes a 1 for each code into its row of `width` floats, at `places[code + 1]` unless that is negative.
    func writeOnes(_ rows: Range<Int>, at places: [Int32], to lines: UnsafeMutablePointer<Float>, width: Int) {
        withCodes(rows) { codes_to_ones($0, $1, size, places, lines, width) }
    }

    /// Writes `words[code + 1]`, of four bytes, for each code, `width` places apart.
    func write<Word: BitwiseCopyable>(
        _ rows: Range<Int>, as words: [Word], to lines: UnsafeMutablePointer<Word>, width: Int
    ) {
        precondition(MemoryLayout<Word>.size == 4)
        withCodes(rows) { codes_to_words($0, $1, size, words, lines, width) }
    }

    private func withCodes(_ rows: Range<Int>, _ body: (UnsafeRawPointer, Int) -> Void) {
        precondition(rows.upperBound <= count && size < 8)
        bytes.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { body(start + rows.lowerBound * size, rows.count) }
        }
    }
}
