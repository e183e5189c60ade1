extension StoredArray {
    /// The bytes in row-major order, from column-major order, in which the first index runs fastest.
    var rowMajorBytes: [UInt8] {
        if bytes.isEmpty { return [] }
        // Without the extents of 1: a hostile file may have thousands, and each would be a level of recursion.
        let extents = shape.filter { $0 != 1 }
        var strides = [type.byteCount]
        for extent in extents { strides.append(strides[strides.count - 1] * extent) }
        var result = [UInt8]()
        result.reserveCapacity(bytes.count)
        func append(_ axis: Int, _ offset: Int) {
            if axis == extents.count {
                result += bytes[offset..<offset + type.byteCount]
            } else {
                for index in 0..<extents[axis] { append(axis + 1, offset + index * strides[axis]) }
            }
        }
        append(0, bytes.startIndex)
        return result
    }
}
