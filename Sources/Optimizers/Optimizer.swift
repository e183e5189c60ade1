import Autograd
import Serialization

/// An optimizer: updates parameters by their gradients.
///
/// ```swift
/// let optimizer = Adam(model.parameters, learningRate: 0.01)
/// optimizer.zeroGradients()
/// loss(model(x), y).backward()
/// optimizer.step()
/// ```
public protocol Optimizer: AnyObject, CustomStringConvertible {
    /// The parameters, each once.
    var parameters: [Parameter] { get }
    /// The step size. It may be changed between steps.
    var learningRate: Float { get set }
    /// Updates every parameter that has a gradient; the gradients are kept.
    func step()
    /// The state after the steps so far, by names of its own: a checkpoint keeps it beside the parameters.
    var state: NamedArrays { get throws(SerializationError) }
    /// Loads the state of an optimizer of the same kind and parameters. Throws a `SerializationError` for a missing
    /// array, or one of another type or shape, and then keeps its own state.
    func load(_ state: NamedArrays) throws(SerializationError)
}

extension Optimizer {
    /// The type, the number of parameters and the learning rate: `Adam(parameters: 4, learningRate: 0.01)`.
    public var description: String {
        "\(type(of: self))(parameters: \(parameters.count), learningRate: \(learningRate))"
    }

    /// Sets all gradients to nil. Call it before each backward pass: otherwise gradients add up.
    public func zeroGradients() {
        for parameter in parameters { parameter.gradient = nil }
    }
}
