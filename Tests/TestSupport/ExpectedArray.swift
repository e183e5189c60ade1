import Arrays

/// An array in a file of expected values.
public struct ExpectedArray: Decodable, Sendable {
    /// The extents.
    public let shape: [Int]
    /// The elements in row-major order.
    public let scalars: [Float]

    /// The array itself.
    public var array: NDArray<Float> { NDArray(shape: Shape(shape), scalars: scalars) }

    /// The largest difference between an element of `actual` and this array's, each divided by `absolute` plus `relative`
    /// times the expected value: at most 1 if all are within the tolerance, infinite for another shape. NaN and infinities are
    /// only within it if they are expected.
    public func worstDeviation(of actual: NDArray<Float>?, absolute: Float, relative: Float) -> Float {
        guard let actual, actual.shape == Shape(shape) else { return .infinity }
        return zip(actual.scalars, scalars).reduce(0) { worst, pair in
            if pair.0 == pair.1 || pair.0.isNaN && pair.1.isNaN { return worst }
            let deviation = abs(pair.0 - pair.1) / (absolute + relative * abs(pair.1))
            return deviation.isNaN ? .infinity : max(worst, deviation)
        }
    }
}
