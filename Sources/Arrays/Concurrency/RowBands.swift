/// The rows of a large row-major matrix in bands, each of which one thread makes.
package struct RowBands: Sendable {
    /// The number of rows.
    package let rows: Int
    /// The number of rows of each band but the last one.
    package let height: Int

    /// Divides the rows into bands of about `cells` cells and of `heights` rows.
    package init(rows: Int, width: Int, cells: Int, heights: ClosedRange<Int> = 64...Int.max) {
        self.rows = rows
        height = min(max(heights.lowerBound, cells / max(1, width)), heights.upperBound)
    }

    /// The number of bands.
    package var count: Int { (rows + height - 1) / height }

    /// The rows of a band.
    package subscript(band: Int) -> Range<Int> { band * height..<min((band + 1) * height, rows) }
}
