import Autograd

/// Modules one after the other: each takes the output of the one before.
///
/// ```swift
/// let net = Sequential(Linear(784, 256), ReLU(), Linear(256, 10))
/// net[0]                 // the first layer
/// net.namedParameters    // 0.weight, 0.bias, 2.weight, 2.bias
/// ```
public final class Sequential: Module {
    private let layers: [any Module]

    /// Makes the chain of `layers`.
    public init(_ layers: any Module...) { self.layers = layers }

    /// The layer at `index`, from 0.
    public subscript(index: Int) -> any Module { layers[index] }

    /// The layers, named by their index.
    public var members: [NamedMember] { layers.enumerated().map { (String($0.offset), $0.element) } }

    /// Applies the layers in turn.
    public func callAsFunction(_ input: Tensor) -> Tensor {
        layers.reduce(input) { output, layer in layer(output) }
    }
}
