import Autograd
import Serialization

/// What changes parameters by their gradients.
///
/// ```swift
/// let optimizer = Adam(model.parameters, learningRate: 0.01)
/// optimizer.zeroGradients()
/// loss(model(x), y).backward()
/// optimizer.step()
/// ```
public protocol Optimizer: AnyObject {
    /// The parameters, each once.
    var parameters: [Parameter] { get }
    /// The step size. It may be changed between steps.
    var learningRate: Float { get set }
    /// Changes every parameter that has a gradient; the gradients stay.
    func step()
    /// What it remembers of the steps taken, by names of its own: what a checkpoint keeps beside the parameters.
    var state: NamedArrays { get throws(SerializationError) }
    /// Remembers what an optimizer of the same kind and parameters remembered; throws a `SerializationError` for arrays that
    /// lack a name or have another type or shape, and then remembers what it did before.
    func load(_ state: NamedArrays) throws(SerializationError)
}

extension Optimizer {
    /// Sets all gradients back to nil. To be called before each backward pass whose gradients should not add up.
    public func zeroGradients() {
        for parameter in parameters { parameter.gradient = nil }
    }
}
