import Autograd

/// An activation: an elementwise function, its layer, and the name by which it is encoded.
///
/// ```swift
/// Linear(20, 256, activation: .relu)
/// Linear(20, 256, activation: Activation("swish") { $0 * sigmoid($0) })
/// ```
///
/// Activations of the same name are equal. Only those of the library can be decoded.
public struct Activation: RawRepresentable, Sendable, Hashable, Codable, CaseIterable, CustomStringConvertible {
    /// The name, `relu` or `leaky-relu`.
    public let rawValue: String
    private let function: @Sendable (Tensor) -> Tensor
    private let layer: @Sendable () -> any Module

    /// Makes an activation of your own.
    public init(_ name: String, _ function: @escaping @Sendable (Tensor) -> Tensor) {
        self.init(name, function) { ActivationLayer(name, function) }
    }

    init(
        _ name: String, _ function: @escaping @Sendable (Tensor) -> Tensor, layer: @escaping @Sendable () -> any Module
    ) {
        (rawValue, self.function, self.layer) = (name, function, layer)
    }

    /// The activation of the library of that name, if there is one.
    public init?(rawValue: String) {
        guard let known = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = known
    }

    /// The activations of the library.
    public static let allCases: [Activation] = [.relu, .sigmoid, .tanh, .gelu, .leakyReLU]

    /// Applies the function to a tensor of any shape.
    public func callAsFunction(_ x: Tensor) -> Tensor { function(x) }

    /// Makes a layer of the function.
    public func makeLayer() -> any Module { layer() }

    /// The name.
    public var description: String { rawValue }
}

/// A function of a user as a layer.
private final class ActivationLayer: Module {
    let title: String
    private let function: (Tensor) -> Tensor

    init(_ title: String, _ function: @escaping (Tensor) -> Tensor) { (self.title, self.function) = (title, function) }

    func callAsFunction(_ input: Tensor) -> Tensor { noting(function(input)) }
}
