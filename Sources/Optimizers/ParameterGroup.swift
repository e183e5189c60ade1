import Arrays
import Autograd
import Support

/// Parameters with settings of their own.
///
/// ```swift
/// SGD(
///     [
///         ParameterGroup(net.parameters(matching: /.*weight/).map(\.parameter), weightDecay: 3),
///         ParameterGroup(net.parameters(matching: /.*bias/).map(\.parameter), weightDecay: 0),
///     ], learningRate: 0.003)
/// ```
public struct ParameterGroup {
    /// The parameters.
    public let parameters: [Parameter]
    /// λ; nil for the optimizer's.
    public let weightDecay: Float?
    /// The factor of the optimizer's learning rate.
    public let learningRateFactor: Float
    /// λ₁, a decoupled L1 penalty; for `Adam` only.
    public let softThreshold: Float

    /// Makes a group; by default with the optimizer's settings.
    public init(
        _ parameters: [Parameter], weightDecay: Float? = nil, learningRateFactor: Float = 1, softThreshold: Float = 0
    ) {
        require(softThreshold >= 0, "ParameterGroup: a soft threshold is from 0 on, not \(softThreshold)")
        require(weightDecay ?? 0 >= 0, "ParameterGroup: a weight decay is from 0 on, not \(weightDecay ?? 0)")
        require(learningRateFactor >= 0, "ParameterGroup: a factor is from 0 on, not \(learningRateFactor)")
        self.parameters = parameters
        self.weightDecay = weightDecay
        self.learningRateFactor = learningRateFactor
        self.softThreshold = softThreshold
    }
}

/// A parameter, or a group of them: optimizers take a list of either.
public protocol Groupable {
    /// The group; a parameter by itself has the optimizer's settings.
    var group: ParameterGroup { get }
}

extension Parameter: Groupable {
    /// The group of this parameter alone.
    public var group: ParameterGroup { ParameterGroup([self]) }
}

extension ParameterGroup: Groupable {
    /// The group itself.
    public var group: ParameterGroup { self }
}

/// A parameter with the settings of its group.
struct GroupedParameter {
    let parameter: Parameter
    let weightDecay: Float
    let learningRateFactor: Float
    let softThreshold: Float

    /// The parameters of `groups`, each in one group only, with the optimizer's weight decay as the default.
    static func list(_ groups: [ParameterGroup], learningRate: Float, weightDecay: Float) -> [GroupedParameter] {
        require(learningRate >= 0, "an optimizer's learning rate is from 0 on, not \(learningRate)")
        require(weightDecay >= 0, "an optimizer's weight decay is from 0 on, not \(weightDecay)")
        let list = groups.flatMap { group in
            group.parameters.map {
                GroupedParameter(
                    parameter: $0, weightDecay: group.weightDecay ?? weightDecay,
                    learningRateFactor: group.learningRateFactor, softThreshold: group.softThreshold)
            }
        }
        let distinct = Set(list.map { ObjectIdentifier($0.parameter) })
        require(distinct.count == list.count, "an optimizer takes each parameter once, in one group")
        return list
    }
}
