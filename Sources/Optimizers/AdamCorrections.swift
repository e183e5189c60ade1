import Platform

/// How Adam corrects its running means for their start at zero, at one step.
struct AdamCorrections {
    /// t, from 1.
    let steps: Int
    /// 1 / (1 - β₁ᵗ)
    let rate: Double
    /// 1 / √(1 - β₂ᵗ)
    let scale: Float

    init(betas: (Float, Float), steps: Int) {
        self.steps = steps
        rate = 1 / (1 - pow(Double(betas.0), Double(steps)))
        scale = Float(1 / (1 - pow(Double(betas.1), Double(steps))).squareRoot())
    }
}
