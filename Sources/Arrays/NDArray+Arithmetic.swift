/// Elementwise arithmetic. Two arrays are broadcast as in NumPy; shapes that do not fit stop the program.
extension NDArray where Scalar == Float {
    /// The elementwise sum.
    public static func + (left: NDArray, right: NDArray) -> NDArray { left.zipElements(right, "+") { $0 + $1 } }
    /// The elementwise difference.
    public static func - (left: NDArray, right: NDArray) -> NDArray { left.zipElements(right, "-") { $0 - $1 } }
    /// The elementwise product.
    public static func * (left: NDArray, right: NDArray) -> NDArray { left.zipElements(right, "*") { $0 * $1 } }
    /// The elementwise quotient.
    public static func / (left: NDArray, right: NDArray) -> NDArray { left.zipElements(right, "/") { $0 / $1 } }
    /// The gradient of the divisor in a division that gave `quotient`, from this gradient divided by the divisor: -g q.
    package func throughDivisor(_ quotient: NDArray) -> NDArray { zipElements(quotient, "/") { -($0 * $1) } }
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

    /// The array with each element added to `scalar`.
    public static func + (scalar: Float, array: NDArray) -> NDArray { array.mapElements { scalar + $0 } }
    /// The array with each element subtracted from `scalar`.
    public static func - (scalar: Float, array: NDArray) -> NDArray { array.mapElements { scalar - $0 } }
    /// The array with `scalar` multiplied by each element.
    public static func * (scalar: Float, array: NDArray) -> NDArray { array.mapElements { scalar * $0 } }
    /// The array with `scalar` divided by each element.
    public static func / (scalar: Float, array: NDArray) -> NDArray { array.mapElements { scalar / $0 } }
}

/// Arithmetic in place. The right side is broadcast to the left one's shape, which stays.
extension NDArray where Scalar == Float {
    /// Adds `right` in place.
    public static func += (left: inout NDArray, right: NDArray) { left.updateElements(right, "+=") { $0 + $1 } }
    /// Subtracts `right` in place.
    public static func -= (left: inout NDArray, right: NDArray) { left.updateElements(right, "-=") { $0 - $1 } }
    /// Multiplies by `right` in place.
    public static func *= (left: inout NDArray, right: NDArray) { left.updateElements(right, "*=") { $0 * $1 } }
    /// Divides by `right` in place.
    public static func /= (left: inout NDArray, right: NDArray) { left.updateElements(right, "/=") { $0 / $1 } }

    /// Adds `scalar` to each element in place.
    public static func += (array: inout NDArray, scalar: Float) { array.updateElements { $0 + scalar } }
    /// Subtracts `scalar` from each element in place.
    public static func -= (array: inout NDArray, scalar: Float) { array.updateElements { $0 - scalar } }
    /// Multiplies each element by `scalar` in place.
    public static func *= (array: inout NDArray, scalar: Float) { array.updateElements { $0 * scalar } }
    /// Divides each element by `scalar` in place.
    public static func /= (array: inout NDArray, scalar: Float) { array.updateElements { $0 / scalar } }
}
