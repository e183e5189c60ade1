import Arrays
import CKernels

/// The rows of a large row-major matrix in bands of some that fit into a processor's cache, each filled by one thread.
struct RowBands {
    private let rows: Int
    private let width: Int
    private let height: Int

    /// Divides a matrix of elements of four bytes.
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

    /// The memory of a band in that of the matrix. Its pages are asked for all at once where there are many.
    func take<Element>(_ band: Int, of matrix: UnsafeMutablePointer<Element>) -> UnsafeMutablePointer<Element> {
        let (rows, start) = (self[band], matrix + band * height * width)
        if threads > 1 { memory_populate(start, rows.count * width * MemoryLayout<Element>.stride) }
        return start
    }
}
