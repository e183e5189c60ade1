extension NDArray: CustomStringConvertible {
    /// The elements in nested brackets, one row a line: `[[1.0, 2.0],` and `[3.0, 4.0]]` below it. Of a dimension of more than
    /// six the first and last three are shown.
    public var description: String { text(axis: 0, offset: 0) }

    /// The part of the text that begins at `offset`, for all dimensions from `axis` on.
    private func text(axis: Int, offset: Int) -> String {
        guard axis < shape.rank else { return "\(scalars[offset])" }
        let stride = shape.dropFirst(axis + 1).reduce(1, *)
        let extent = shape[axis]
        let shown = extent > 6 ? [0, 1, 2, nil, extent - 3, extent - 2, extent - 1] : (0..<extent).map { $0 }
        let parts = shown.map { $0.map { text(axis: axis + 1, offset: offset + $0 * stride) } ?? "..." }
        let isInnermost = axis == shape.rank - 1
        let separator = isInnermost ? ", " : ",\n" + String(repeating: " ", count: axis + 1)
        return "[" + parts.joined(separator: separator) + "]"
    }
}
