import Support

/// A learning-rate schedule: a factor for each epoch, or step, from 0.
///
/// ```swift
/// let schedule = LearningRateSchedule.cosine(over: 100)
/// optimizer.learningRate = 0.1 * schedule(epoch)
/// ```
public struct LearningRateSchedule: Sendable {
    private let factor: @Sendable (_ time: Int) -> Float

    /// Makes a schedule of your own.
    public init(_ factor: @escaping @Sendable (_ time: Int) -> Float) { self.factor = factor }

    /// The factor of the learning rate at `time`, from 0.
    public func callAsFunction(_ time: Int) -> Float { factor(time) }

    /// A constant rate.
    public static let constant = LearningRateSchedule { _ in 1 }

    /// The rate is multiplied by `factor` after every `interval`, as by `torch.optim.lr_scheduler.StepLR`.
    public static func step(every interval: Int, factor: Float) -> LearningRateSchedule {
        LearningRateSchedule { time in Float(pow(Double(factor), Double(time / max(interval, 1)))) }
    }

    /// The rate falls from 1 to 0 along half a cosine, as by `torch.optim.lr_scheduler.CosineAnnealingLR`.
    ///
    /// Source: Loshchilov and Hutter, *SGDR: stochastic gradient descent with warm restarts*, 2017.
    public static func cosine(over length: Int) -> LearningRateSchedule {
        LearningRateSchedule { time in Float((1 + cos(Double.pi * Double(time) / Double(max(length, 1)))) / 2) }
    }

    /// The rate rises linearly to 1 during the first `length`, and then follows `schedule` from its start.
    public static func warmUp(
        over length: Int, then schedule: LearningRateSchedule = .constant
    ) -> LearningRateSchedule {
        LearningRateSchedule { time in
            time < length ? Float(time + 1) / Float(length) : schedule(time - length)
        }
    }
}
