/// Small grey images in rows, each with a caption under it.
///
/// ```swift
/// let grid = ImageGrid(
///     images.map { .init(pixels: $0.bytes, width: 28, caption: "coat\nshirt") }, columns: 8)
/// try PlotFile(URL(filePath: "examples.png")).write(grid)
/// ```
public struct ImageGrid: Sendable, Hashable {
    /// What stands above the images; nothing if it is empty.
    public var title: String
    /// The images, row after row.
    public var images: [Image]
    /// How many images are in a row, at least 1.
    public var columns: Int

    /// Images in rows of `columns`.
    public init(title: String = "", _ images: [Image], columns: Int) {
        precondition(columns > 0, "ImageGrid: \(columns) columns")
        (self.title, self.images, self.columns) = (title, images, columns)
    }

    /// An image and what is written under it.
    public struct Image: Sendable, Hashable {
        /// The pixels row by row from the upper left, 0 for black to 255 for white.
        public let pixels: [UInt8]
        /// How many pixels are in a row.
        public let width: Int
        /// What is written under the image, in several lines where it has line ends.
        public let caption: String

        /// An image whose rows have `width` pixels each.
        public init(pixels: [UInt8], width: Int, caption: String) {
            precondition(
                width > 0 && !pixels.isEmpty && pixels.count % width == 0,
                "ImageGrid.Image: \(pixels.count) pixels in rows of \(width)")
            (self.pixels, self.width, self.caption) = (pixels, width, caption)
        }
    }
}
