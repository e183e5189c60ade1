import Arrays

/// Elementwise comparison: 1 where it holds, else 0. No gradient flows through it.
///
/// ```swift
/// x * (x .> 0)  // the rectifier
/// ```
extension Tensor {
    /// 1 where the left element is greater than the right one, else 0.
    public static func .> (left: Tensor, right: Tensor) -> Tensor { Tensor(left.value .> right.value) }
    /// 1 where the left element is greater than or equal to the right one, else 0.
    public static func .>= (left: Tensor, right: Tensor) -> Tensor { Tensor(left.value .>= right.value) }
    /// 1 where the left element is less than the right one, else 0.
    public static func .< (left: Tensor, right: Tensor) -> Tensor { Tensor(left.value .< right.value) }
    /// 1 where the left element is less than or equal to the right one, else 0.
    public static func .<= (left: Tensor, right: Tensor) -> Tensor { Tensor(left.value .<= right.value) }
    /// 1 where the left element is equal to the right one, else 0.
    public static func .== (left: Tensor, right: Tensor) -> Tensor { Tensor(left.value .== right.value) }
    /// 1 where the left element is not equal to the right one, else 0.
    public static func .!= (left: Tensor, right: Tensor) -> Tensor { Tensor(left.value .!= right.value) }

    /// 1 where the element is greater than `scalar`, else 0.
    public static func .> (tensor: Tensor, scalar: Float) -> Tensor { Tensor(tensor.value .> scalar) }
    /// 1 where the element is greater than or equal to `scalar`, else 0.
    public static func .>= (tensor: Tensor, scalar: Float) -> Tensor { Tensor(tensor.value .>= scalar) }
    /// 1 where the element is less than `scalar`, else 0.
    public static func .< (tensor: Tensor, scalar: Float) -> Tensor { Tensor(tensor.value .< scalar) }
    /// 1 where the element is less than or equal to `scalar`, else 0.
    public static func .<= (tensor: Tensor, scalar: Float) -> Tensor { Tensor(tensor.value .<= scalar) }
    /// 1 where the element is equal to `scalar`, else 0.
    public static func .== (tensor: Tensor, scalar: Float) -> Tensor { Tensor(tensor.value .== scalar) }
    /// 1 where the element is not equal to `scalar`, else 0.
    public static func .!= (tensor: Tensor, scalar: Float) -> Tensor { Tensor(tensor.value .!= scalar) }
}

/// The larger of two elements at each position, broadcast as in arithmetic.
///
/// Where both are equal, each gets half of the gradient; where one is NaN, each gets all of it: as in
/// [`torch.maximum`](https://docs.pytorch.org/docs/stable/generated/torch.maximum.html).
public func maximum(_ left: Tensor, _ right: Tensor) -> Tensor {
    Tensor(maximum(left.value, right.value), from: left, right) { gradient in
        left.accumulate(gradient.throughChoice(left.value.sharesOfGreater(than: right.value)))
        right.accumulate(gradient.throughChoice(right.value.sharesOfGreater(than: left.value)))
    }
}

/// The smaller of two elements at each position, broadcast as in arithmetic. Gradients are as in `maximum`.
public func minimum(_ left: Tensor, _ right: Tensor) -> Tensor {
    Tensor(minimum(left.value, right.value), from: left, right) { gradient in
        left.accumulate(gradient.throughChoice(right.value.sharesOfGreater(than: left.value)))
        right.accumulate(gradient.throughChoice(left.value.sharesOfGreater(than: right.value)))
    }
}

/// Each element, or `bound` where it is smaller; an element equal to it gets half of the gradient.
public func maximum(_ tensor: Tensor, _ bound: Float) -> Tensor {
    maximum(tensor, Tensor(bound))
}

/// Each element, or `bound` where it is larger; an element equal to it gets half of the gradient.
public func minimum(_ tensor: Tensor, _ bound: Float) -> Tensor {
    minimum(tensor, Tensor(bound))
}
