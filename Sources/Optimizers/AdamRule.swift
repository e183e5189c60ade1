#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The constants of one step of Adam, with the corrections for the means' start at zero.
struct AdamRule {
    let weightDecay, beta1, beta2, epsilon: Float
    /// η / (1 - β₁ᵗ)
    let rate: Float
    /// 1 / √(1 - β₂ᵗ)
    let scale: Float

    init(learningRate: Float, weightDecay: Float, betas: (Float, Float), epsilon: Float, steps: Int) {
        self.weightDecay = weightDecay
        (beta1, beta2) = betas
        self.epsilon = epsilon
        rate = Float(Double(learningRate) / (1 - pow(Double(betas.0), Double(steps))))
        scale = Float(1 / (1 - pow(Double(betas.1), Double(steps))).squareRoot())
    }
}

/// The running means of one parameter's gradient and of its square.
struct Moments {
    private var first: [Float]
    private var second: [Float]

    init(count: Int) {
        first = [Float](repeating: 0, count: count)
        second = first
    }

    /// Takes one step in one pass over the parameter.
    mutating func step(
        _ rule: AdamRule, _ value: UnsafeMutableBufferPointer<Float>, _ gradient: UnsafeBufferPointer<Float>
    ) {
        first.withUnsafeMutableBufferPointer { first in
            second.withUnsafeMutableBufferPointer { second in
                for index in value.indices {
                    let slope = gradient[index] + rule.weightDecay * value[index]
                    first[index] = rule.beta1 * first[index] + (1 - rule.beta1) * slope
                    second[index] = rule.beta2 * second[index] + (1 - rule.beta2) * slope * slope
                    value[index] -=
                        rule.rate * first[index] / (second[index].squareRoot() * rule.scale + rule.epsilon)
                }
            }
        }
    }
}
