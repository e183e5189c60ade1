/// Elementwise comparison: 1 where it holds, else 0. NaN equals nothing.
///
/// ```swift
/// let mask = NDArray.uniform(x.shape, from: 0, to: 1, using: &stream) .> 0.5
/// ```
extension NDArray where Scalar == Float {
    /// 1 where the left element is greater than the right one, else 0.
    public static func .> (left: NDArray, right: NDArray) -> NDArray {
        left.zipElements(right, ".>") { $0 > $1 ? 1 : 0 }
    }
    /// 1 where the left element is greater than or equal to the right one, else 0.
    public static func .>= (left: NDArray, right: NDArray) -> NDArray {
        left.zipElements(right, ".>=") { $0 >= $1 ? 1 : 0 }
    }
    /// 1 where the left element is less than the right one, else 0.
    public static func .< (left: NDArray, right: NDArray) -> NDArray {
        left.zipElements(right, ".<") { $0 < $1 ? 1 : 0 }
    }
    /// 1 where the left element is less than or equal to the right one, else 0.
    public static func .<= (left: NDArray, right: NDArray) -> NDArray {
        left.zipElements(right, ".<=") { $0 <= $1 ? 1 : 0 }
    }
    /// 1 where the left element is equal to the right one, else 0.
    public static func .== (left: NDArray, right: NDArray) -> NDArray {
        left.zipElements(right, ".==") { $0 == $1 ? 1 : 0 }
    }
    /// 1 where the left element is not equal to the right one, else 0.
    public static func .!= (left: NDArray, right: NDArray) -> NDArray {
        left.zipElements(right, ".!=") { $0 != $1 ? 1 : 0 }
    }

    /// 1 where the element is greater than `scalar`, else 0.
    public static func .> (array: NDArray, scalar: Float) -> NDArray { array.mapElements { $0 > scalar ? 1 : 0 } }
    /// 1 where the element is greater than or equal to `scalar`, else 0.
    public static func .>= (array: NDArray, scalar: Float) -> NDArray { array.mapElements { $0 >= scalar ? 1 : 0 } }
    /// 1 where the element is less than `scalar`, else 0.
    public static func .< (array: NDArray, scalar: Float) -> NDArray { array.mapElements { $0 < scalar ? 1 : 0 } }
    /// 1 where the element is less than or equal to `scalar`, else 0.
    public static func .<= (array: NDArray, scalar: Float) -> NDArray { array.mapElements { $0 <= scalar ? 1 : 0 } }
    /// 1 where the element is equal to `scalar`, else 0.
    public static func .== (array: NDArray, scalar: Float) -> NDArray { array.mapElements { $0 == scalar ? 1 : 0 } }
    /// 1 where the element is not equal to `scalar`, else 0.
    public static func .!= (array: NDArray, scalar: Float) -> NDArray { array.mapElements { $0 != scalar ? 1 : 0 } }
}

/// The larger of two elements at each position, broadcast as in arithmetic; NaN where one of them is.
public func maximum(_ left: NDArray<Float>, _ right: NDArray<Float>) -> NDArray<Float> {
    left.zipElements(right, "maximum") { larger($0, $1) }
}

/// The smaller of two elements at each position, broadcast as in arithmetic; NaN where one of them is.
public func minimum(_ left: NDArray<Float>, _ right: NDArray<Float>) -> NDArray<Float> {
    left.zipElements(right, "minimum") { smaller($0, $1) }
}

extension NDArray where Scalar == Float {
    /// The shares of these elements in the gradient of `maximum(self, other)`: 1 where greater, 1/2 where equal, else
    /// 0; 1 for both where one is NaN.
    package func sharesOfGreater(than other: NDArray) -> NDArray {
        zipElements(other, "maximum") { $0 == $1 ? 0.5 : $0 < $1 ? 0 : 1 }
    }

    /// The gradient of an input with these `shares` in a choice, from this gradient g of the output: g times the share,
    /// and 0 without one, even where g is infinite or NaN.
    package func throughChoice(_ shares: NDArray) -> NDArray {
        zipElements(shares, "choice") { $1 == 0 ? 0 : $0 * $1 }
    }
}

/// Each element, or `bound` where it is smaller: `maximum(x, 0)` is the rectifier.
public func maximum(_ array: NDArray<Float>, _ bound: Float) -> NDArray<Float> {
    array.mapElements { larger($0, bound) }
}

/// Each element, or `bound` where it is larger.
public func minimum(_ array: NDArray<Float>, _ bound: Float) -> NDArray<Float> {
    array.mapElements { smaller($0, bound) }
}

/// The larger of two numbers, NaN if one of them is.
@inline(__always)
func larger(_ left: Float, _ right: Float) -> Float { left >= right || left.isNaN ? left : right }

/// The smaller of two numbers, NaN if one of them is.
@inline(__always)
func smaller(_ left: Float, _ right: Float) -> Float { left <= right || left.isNaN ? left : right }
