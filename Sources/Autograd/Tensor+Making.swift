import Arrays

/// Constants of a given shape: `Tensor.uniform(2, 20)`.
extension Tensor {
    /// Zeros.
    public static func zeros(_ extents: Int...) -> Tensor { Tensor(NDArray(repeating: 0, shape: Shape(extents))) }

    /// Ones.
    public static func ones(_ extents: Int...) -> Tensor { Tensor(NDArray(repeating: 1, shape: Shape(extents))) }

    /// Random numbers, uniform between `lower` (included) and `upper`; the default seed is the next of the scope.
    public static func uniform(
        _ extents: Int..., from lower: Float = 0, to upper: Float = 1, seed: RandomSeed = RandomScope.nextSeed()
    ) -> Tensor {
        var stream = RandomStream(seed: seed)
        return Tensor(.uniform(Shape(extents), from: lower, to: upper, using: &stream))
    }

    /// Normally distributed random numbers; the default seed is the next of the scope.
    public static func normal(
        _ extents: Int..., mean: Float = 0, deviation: Float = 1, seed: RandomSeed = RandomScope.nextSeed()
    ) -> Tensor {
        var stream = RandomStream(seed: seed)
        return Tensor(.normal(Shape(extents), mean: mean, deviation: deviation, using: &stream))
    }
}
