extension NDArray: CustomStringConvertible {
    /// The elements in nested brackets, in NumPy's layout: aligned to the right, in lines of at most 75 columns. Beyond
    /// 1,000 elements it shows the first and last three along each dimension, with `...` between them.
    ///
    /// ```
    /// [[ 1.0,  2.0],
    ///  [10.0, 20.0]]
    /// ```
    public var description: String {
        guard count > 0 else { return "[]" }
        let isWhole = count <= 1000
        let shown = shape.map { extent in
            isWhole || extent <= 6 ? (0..<extent).map { $0 } : [0, 1, 2, nil, extent - 3, extent - 2, extent - 1]
        }
        let offsets = shown.indices.reduce([0]) { offsets, axis in
            offsets.flatMap { offset in shown[axis].compactMap { $0.map { offset * shape[axis] + $0 } } }
        }
        let words = offsets.map { "\(scalars[$0])" }, width = words.map(\.count).max() ?? 0
        var next = words.map { String(repeating: " ", count: width - $0.count) + $0 }.makeIterator()
        return text(shown, axis: 0) { next.next() ?? "" }
    }

    /// The text of the shown indices of all dimensions from `axis` on; `nextWord` returns one element after the other.
    private func text(_ shown: [[Int?]], axis: Int, nextWord: () -> String) -> String {
        guard axis < shown.count else { return nextWord() }
        let parts = shown[axis].map { $0 == nil ? "..." : text(shown, axis: axis + 1, nextWord: nextWord) }
        let indent = String(repeating: " ", count: axis + 1), further = shown.count - axis - 1
        if further > 0 {
            return "[" + parts.joined(separator: "," + String(repeating: "\n", count: further) + indent) + "]"
        }
        var (lines, line) = ([String](), "")
        for (index, part) in parts.enumerated() {
            if !line.isEmpty, indent.count + line.count + 1 + part.count > 74 - axis {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + part + (index < parts.count - 1 ? "," : "")
        }
        return "[" + (lines + [line]).joined(separator: "\n" + indent) + "]"
    }
}
