import CBLAS

extension NDArray where Scalar == Float {
    /// Adds `scale` times `other`, an array of the same shape, in place: by BLAS, which shares large arrays between its
    /// threads.
    public mutating func add(_ other: NDArray, scaledBy scale: Float) {
        require(shape == other.shape, "add: an array of shape \(other.shape) does not fit one of \(shape)")
        require(count <= Int32.max, "add: more elements than BLAS takes")
        let count = Int32(count)
        withUnsafeMutableElements { sums in
            other.withUnsafeElements { parts in cblas_saxpy(count, scale, parts, 1, sums, 1) }
        }
    }
}
