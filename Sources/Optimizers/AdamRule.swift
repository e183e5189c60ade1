import CKernels

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension adam_rule {
    /// The constants of step number `steps`, with the corrections for the means' start at zero.
    init(
        learningRate: Float, weightDecay: Float, shrinkage: Float, betas: (Float, Float), epsilon: Float, steps: Int
    ) {
        self.init(
            weight_decay: weightDecay, shrinkage: shrinkage, beta1: betas.0, beta2: betas.1, epsilon: epsilon,
            rate: Float(Double(learningRate) / (1 - pow(Double(betas.0), Double(steps)))),
            scale: Float(1 / (1 - pow(Double(betas.1), Double(steps))).squareRoot()))
    }
}
