import Autograd
import NN

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
}

extension Optimizer {
    /// Sets all gradients back to nil. To be called before each backward pass whose gradients should not add up.
    public func zeroGradients() {
        for parameter in parameters { parameter.tensor.gradient = nil }
    }
}
