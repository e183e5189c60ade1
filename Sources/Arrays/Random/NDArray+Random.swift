/// Arrays of random numbers.
extension NDArray where Scalar == Float {
    /// Random numbers, uniform between `lower` (included) and `upper`.
    public static func uniform(
        _ shape: Shape, from lower: Float = 0, to upper: Float = 1, using stream: inout RandomStream
    ) -> NDArray {
        NDArray(shape: shape, mapping: stream.words(shape.elementCount)) { lower + (upper - lower) * uniformNumber($0) }
    }

    /// Random numbers from the normal distribution.
    public static func normal(
        _ shape: Shape, mean: Float = 0, deviation: Float = 1, using stream: inout RandomStream
    ) -> NDArray {
        NDArray(shape: shape, scalars: stream.normals(shape.elementCount)) * deviation + mean
    }

    /// `value` for each element with the given probability, else 0.
    public static func bernoulli(
        _ shape: Shape, probability: Float, value: Float = 1, using stream: inout RandomStream
    ) -> NDArray {
        NDArray(shape: shape, mapping: stream.words(shape.elementCount)) { uniformNumber($0) < probability ? value : 0 }
    }
}
