import Support

/// The layout of an array along one axis: `blocks` times `extent` slices, each of `width` neighbours.
struct AxisLayout {
    let blocks, extent, width: Int

    /// The layout of `shape` along dimension `axis`, from 0.
    init(_ shape: Shape, axis: Int) {
        blocks = shape[..<axis].reduce(1, *)
        extent = shape[axis]
        width = shape[(axis + 1)...].reduce(1, *)
    }

    /// Calls `body` with each line along the axis. None of the extents may be 0.
    @inline(__always)
    func forEachLine(_ body: (Line) -> Void) {
        for block in 0..<blocks {
            let start = block * extent * width
            for first in start..<start + width { body(Line(first: first, stride: width, count: extent)) }
        }
    }
}

/// The offsets of equidistant elements.
struct Line {
    let first, stride, count: Int

    /// Calls `body` with each offset.
    @inline(__always)
    func forEach(_ body: (Int) -> Void) {
        var offset = first
        for _ in 0..<count {
            body(offset)
            offset &+= stride
        }
    }

    /// The index, from 0, of the first of the largest elements, or of the first NaN.
    @inline(__always)
    func indexOfPeak(of elements: UnsafePointer<Float>) -> Int {
        var (best, largest, index) = (0, elements[first], 0)
        forEach { offset in
            let element = elements[offset]
            if !(largest >= element || largest.isNaN) { (best, largest) = (index, element) }
            index &+= 1
        }
        return best
    }
}

extension NDArray where Scalar == Float {
    /// The index of the peak of each line along an axis.
    func peakIndices(along layout: AxisLayout) -> [Int] {
        var indices = [Int]()
        indices.reserveCapacity(layout.blocks * layout.width)
        withUnsafeElements { elements in
            layout.forEachLine { indices.append($0.indexOfPeak(of: elements)) }
        }
        return indices
    }
}

extension Shape {
    /// The dimension of `axis`, from the end if negative. Stops the program in `operation`'s name if absent.
    package func dimension(_ axis: Int, _ operation: String) -> Int {
        let dimension = axis < 0 ? axis + rank : axis
        require(dimension >= 0 && dimension < rank, "\(operation): axis \(axis) is outside of shape \(self)")
        return dimension
    }

    /// The shape with `extent` in dimension `axis`.
    package func replacing(_ axis: Int, by extent: Int) -> Shape {
        Shape(indices.lazy.map { $0 == axis ? extent : self[$0] })
    }

    /// The shape without dimension `axis`.
    func removing(_ axis: Int) -> Shape {
        Shape(indices.dropLast().lazy.map { self[$0 < axis ? $0 : $0 + 1] })
    }
}
