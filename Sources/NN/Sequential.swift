import Arrays
import Autograd
import Support

/// Modules one after the other: each takes the output of the one before.
///
/// ```swift
/// let net = Sequential(Linear(784, 256), ReLU(), Linear(256, 10))
/// let same = Sequential { LazyLinear(256); ReLU(); LazyLinear(10) }
/// net.append(ReLU())
/// net.append(block, named: "block 0")
/// net[0].weight          // a parameter of the first layer
/// net["2.bias"]          // the same way by name, which is PyTorch's
/// ```
public final class Sequential: Module {
    /// The layers in order, named by their index unless they were given a name.
    public private(set) var members: [NamedMember] = []
    private var layers: [any Module] = []

    /// Makes the chain of `layers`.
    public convenience init(_ layers: any Module...) { self.init(layers) }

    /// Makes the chain of `layers`.
    public init(_ layers: [any Module]) {
        for layer in layers { append(layer) }
    }

    /// Makes the chain of the layers that `layers` lists, one a line.
    public convenience init(@ModuleBuilder _ layers: () -> [any Module]) { self.init(layers()) }

    /// Adds a layer at the end.
    ///
    /// - Parameters:
    ///   - layer: The layer.
    ///   - name: A unique name without a dot; by default its index.
    public func append(_ layer: any Module, named name: String? = nil) {
        let name = name ?? String(layers.count)
        require(!name.isEmpty && !name.contains("."), "Sequential: '\(name)' is no name: it is empty or has a dot")
        require(!members.contains { $0.name == name }, "Sequential: two layers are called '\(name)'")
        members.append((name, layer))
        layers.append(layer)
    }

    /// Applies the layers in turn.
    public func callAsFunction(_ input: Tensor) -> Tensor {
        noting(layers.reduce(input) { output, layer in layer.noting(layer(output)) })
    }
}

/// Lists modules one a line, with `if`, `switch` and `for` between them.
@resultBuilder
public enum ModuleBuilder {
    /// One module.
    public static func buildExpression(_ module: any Module) -> [any Module] { [module] }
    /// Several modules.
    public static func buildExpression(_ modules: [any Module]) -> [any Module] { modules }
    /// The lines one after the other.
    public static func buildBlock(_ parts: [any Module]...) -> [any Module] { parts.flatMap(\.self) }
    /// The modules of all rounds of a loop.
    public static func buildArray(_ parts: [[any Module]]) -> [any Module] { parts.flatMap(\.self) }
    /// The modules of an `if`, or none.
    public static func buildOptional(_ part: [any Module]?) -> [any Module] { part ?? [] }
    /// The modules of a first branch.
    public static func buildEither(first part: [any Module]) -> [any Module] { part }
    /// The modules of a second branch.
    public static func buildEither(second part: [any Module]) -> [any Module] { part }
}
