#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Elementwise arithmetic. Two arrays are broadcast to a common shape as in NumPy; shapes that do not fit stop the program
/// with both of them named.
extension NDArray where Scalar == Float {
    /// The elementwise sum.
    public static func + (left: NDArray, right: NDArray) -> NDArray { left.zipElements(right, "+") { $0 + $1 } }
    /// The elementwise difference.
    public static func - (left: NDArray, right: NDArray) -> NDArray { left.zipElements(right, "-") { $0 - $1 } }
    /// The elementwise product.
    public static func * (left: NDArray, right: NDArray) -> NDArray { left.zipElements(right, "*") { $0 * $1 } }
    /// The elementwise quotient.
    public static func / (left: NDArray, right: NDArray) -> NDArray { left.zipElements(right, "/") { $0 / $1 } }
    /// The array with every sign changed.
    public static prefix func - (array: NDArray) -> NDArray { array.mapElements { -$0 } }

    /// The array with `scalar` added to each element.
    public static func + (array: NDArray, scalar: Float) -> NDArray { array.mapElements { $0 + scalar } }
    /// The array with `scalar` subtracted from each element.
    public static func - (array: NDArray, scalar: Float) -> NDArray { array.mapElements { $0 - scalar } }
    /// The array with each element multiplied by `scalar`.
    public static func * (array: NDArray, scalar: Float) -> NDArray { array.mapElements { $0 * scalar } }
    /// The array with each element divided by `scalar`.
    public static func / (array: NDArray, scalar: Float) -> NDArray { array.mapElements { $0 / scalar } }

    /// Adds `right`, of the same shape, in place.
    public static func += (left: inout NDArray, right: NDArray) { left.updateElements(right) { $0 + $1 } }

    /// Subtracts `right`, of the same shape, in place.
    public static func -= (left: inout NDArray, right: NDArray) { left.updateElements(right) { $0 - $1 } }

    /// The exponential of each element.
    public func exp() -> NDArray { mapElements { expf($0) } }
    /// The natural logarithm of each element: NaN for negative ones, minus infinity for 0.
    public func log() -> NDArray { mapElements { logf($0) } }
    /// The square root of each element: NaN for negative ones.
    public func squareRoot() -> NDArray { mapElements { $0.squareRoot() } }
    /// The absolute value of each element.
    public func abs() -> NDArray { mapElements { Swift.abs($0) } }
    /// The sign of each element: -1, 0 or 1.
    public func sign() -> NDArray { mapElements { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 } }
    /// Each element, or 0 where it is negative.
    public func rectified() -> NDArray { mapElements { $0 < 0 ? 0 : $0 } }
    /// Each element, held between `bounds`.
    public func clamped(to bounds: ClosedRange<Float>) -> NDArray {
        mapElements { $0 < bounds.lowerBound ? bounds.lowerBound : $0 > bounds.upperBound ? bounds.upperBound : $0 }
    }
    /// 1 where the element lies within `bounds`, their ends included; else 0.
    public func contained(in bounds: ClosedRange<Float>) -> NDArray {
        mapElements { $0 >= bounds.lowerBound && $0 <= bounds.upperBound ? 1 : 0 }
    }
    /// 1 where the element is greater than `bound`, else 0.
    public func greater(than bound: Float) -> NDArray { mapElements { $0 > bound ? 1 : 0 } }
}
