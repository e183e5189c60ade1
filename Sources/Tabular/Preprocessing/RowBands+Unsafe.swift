import Arrays
import CKernels

/// The rows of a large row-major matrix of floats in bands of some that fit into a processor's cache, each filled by one thread.
struct RowBands {
    private let rows: Int
    private let width: Int
    private let height: Int

    /// Divides a matrix.
    init(rows: Int, width: Int) {
        (self.rows, self.width) = (rows, width)
        height = min(max(64, (512 << 10) / (4 * max(1, width))), 2048)
    }

    /// The number of bands.
    var count: Int { (rows + height - 1) / height }

    /// The rows of a band.
    subscript(band: Int) -> Range<Int> { band * height..<min((band + 1) * height, rows) }

    /// How many threads are worth their start.
    var threads: Int { Arrays.threads(forCells: rows * width) }

    /// The memory of a band in that of the matrix, made zero. Its pages are asked for all at once where there are many.
    func take(_ band: Int, of matrix: UnsafeMutablePointer<Float>) -> UnsafeMutablePointer<Float> {
        let start = matrix + band * height * width, count = self[band].count * width
        if threads > 1 { memory_populate(start, count * MemoryLayout<Float>.stride) }
        if !array_memory_is_fresh(rows * width * MemoryLayout<Float>.stride) {
            start.initialize(repeating: 0, count: count)
        }
        return start
    }
}
