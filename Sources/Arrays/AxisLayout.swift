/// How the elements of an array lie along one axis: `blocks` times `extent` slices, each of `width` neighbours.
struct AxisLayout {
    let blocks, extent, width: Int

    /// The layout of `shape` along dimension `axis`, from 0.
    init(_ shape: Shape, axis: Int) {
        blocks = shape[..<axis].reduce(1, *)
        extent = shape[axis]
        width = shape[(axis + 1)...].reduce(1, *)
    }
}

extension Shape {
    /// The dimension that `axis` names: itself, or counted from the end if negative, -1 for the last.
    ///
    /// `operation` names what asks, in the message that stops the program if there is no such dimension.
    package func dimension(_ axis: Int, _ operation: String) -> Int {
        let dimension = axis < 0 ? axis + rank : axis
        require(dimension >= 0 && dimension < rank, "\(operation): axis \(axis) is outside of shape \(self)")
        return dimension
    }

    /// The shape with `extent` in dimension `axis`.
    package func replacing(_ axis: Int, by extent: Int) -> Shape {
        Shape(enumerated().map { $0.offset == axis ? extent : $0.element })
    }

    /// The shape without dimension `axis`.
    func removing(_ axis: Int) -> Shape {
        Shape(enumerated().filter { $0.offset != axis }.map(\.element))
    }
}
