import Arrays

/// Each element, or 0 where it is negative. The gradient at 0 is 0.
public func relu(_ x: Tensor) -> Tensor {
    Tensor(x.value.rectified(), from: x) { gradient in x.accumulate(gradient.throughRectifier(x.value)) }
}

/// The logistic function of each element: 1 / (1 + e⁻ˣ), without overflow.
public func sigmoid(_ x: Tensor) -> Tensor {
    let result = x.value.sigmoid()
    return Tensor(result, from: x) { gradient in x.accumulate(gradient.throughSigmoid(result)) }
}

/// The hyperbolic tangent of each element.
public func tanh(_ x: Tensor) -> Tensor {
    let result = x.value.tanh()
    return Tensor(result, from: x) { gradient in x.accumulate(gradient.throughTanh(result)) }
}

/// The Gaussian error linear unit: x Φ(x), Φ being the standard normal distribution's cumulative function.
///
/// By the error function, not its approximation by `tanh`: the default of
/// [`torch.nn.GELU`](https://docs.pytorch.org/docs/stable/generated/torch.nn.GELU.html)
/// ([Hendrycks and Gimpel, 2016](https://arxiv.org/abs/1606.08415)).
public func gelu(_ x: Tensor) -> Tensor {
    let cumulative = ((x.value / Float(2).squareRoot()).errorFunction() + 1) * 0.5
    return Tensor(x.value * cumulative, from: x) { gradient in
        let density = (x.value * x.value * -0.5).exp() / (2 * Float.pi).squareRoot()
        x.accumulate(gradient * (cumulative + x.value * density))
    }
}

/// Each element, multiplied by `slope` where it is not positive: 0.01 by default, as in
/// [`torch.nn.LeakyReLU`](https://docs.pytorch.org/docs/stable/generated/torch.nn.LeakyReLU.html).
public func leakyReLU(_ x: Tensor, slope: Float = 0.01) -> Tensor {
    Tensor(x.value.leakyRectified(slope: slope), from: x) { gradient in
        x.accumulate(gradient.throughLeakyRectifier(x.value, slope: slope))
    }
}

/// Shares along the last axis: e^xᵢ / Σⱼ e^xⱼ, without overflow. They are positive and add up to 1.
public func softmax(_ x: Tensor) -> Tensor {
    let result = x.value.softmax(along: -1)
    return Tensor(result, from: x) { gradient in x.accumulate(gradient.throughSoftmax(result, along: -1)) }
}

/// The logarithm of `softmax`: xᵢ - log Σⱼ e^xⱼ along the last axis, exact where the share itself would vanish.
public func logSoftmax(_ x: Tensor) -> Tensor {
    let result = x.value.logSoftmax(along: -1)
    return Tensor(result, from: x) { gradient in x.accumulate(gradient.throughLogSoftmax(result, along: -1)) }
}
