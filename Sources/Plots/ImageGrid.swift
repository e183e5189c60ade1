import Support

/// Small gray images in rows, with captions.
///
/// ```swift
/// let grid = ImageGrid(
///     images.map { .init(pixels: $0.bytes, width: 28, caption: "coat\nshirt") }, columns: 8)
/// try PlotFile(URL(filePath: "examples.png")).write(grid)
/// ```
public struct ImageGrid: Sendable, Hashable {
    /// The title; may be empty.
    public var title: String
    /// The images, row by row.
    public var images: [Image]
    /// The number of images per row, at least 1.
    public var columns: Int

    /// Images in rows of `columns`.
    public init(title: String = "", _ images: [Image], columns: Int) {
        require(columns > 0, "ImageGrid: \(columns) columns")
        (self.title, self.images, self.columns) = (title, images, columns)
    }

    /// An image and its caption.
    public struct Image: Sendable, Hashable {
        /// The pixels row by row from the upper left, 0 for black to 255 for white.
        public let pixels: [UInt8]
        /// The number of pixels per row.
        public let width: Int
        /// The caption; may have several lines.
        public let caption: String

        /// An image with rows of `width` pixels.
        public init(pixels: [UInt8], width: Int, caption: String) {
            require(
                width > 0 && !pixels.isEmpty && pixels.count % width == 0,
                "ImageGrid.Image: \(pixels.count) pixels in rows of \(width)")
            (self.pixels, self.width, self.caption) = (pixels, width, caption)
        }
    }
}

extension ImageGrid: CustomStringConvertible {
    /// The number of images: `ImageGrid("examples", 16 images in 8 columns)`.
    public var description: String { "ImageGrid(\"\(title)\", \(images.count) images in \(columns) columns)" }
}

extension ImageGrid.Image: CustomStringConvertible {
    /// Size and caption: `Image("coat", 28 x 28)`.
    public var description: String { "Image(\"\(singleLine(caption))\", \(pixels.count / width) x \(width))" }
}
