import CTabular

extension Validity {
    /// Marks the rows from `start` on whose codes are negative, none of which is marked yet.
    mutating func markMissing(codes: UnsafeMutableBufferPointer<Int32>, from start: Int) {
        guard let last = codes.lastIndex(where: { $0 < 0 }) else { return }
        makeRoom(for: start + last + 1)
        missingCount += words.withUnsafeMutableBufferPointer {
            codes_mark_missing(codes.baseAddress, last + 1, start, $0.baseAddress)
        }
    }
}
