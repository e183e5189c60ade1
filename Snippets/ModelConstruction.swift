// Layers and modules: a subclass, a custom Sequential, constants and control flow in the forward pass, nesting.
import TabularKit

final class MLP: Module {
    let hidden = Linear(20, 256), output = Linear(256, 10)

    func callAsFunction(_ x: Tensor) -> Tensor { output(relu(hidden(x))) }
}

final class MySequential: Module {
    let modules: [any Module]

    init(_ modules: any Module...) { self.modules = modules }

    func callAsFunction(_ x: Tensor) -> Tensor { modules.reduce(x) { x, module in module(x) } }
}

final class FixedHiddenMLP: Module {
    let constant = Tensor.uniform(20, 20)  // a plain Tensor is no parameter: it stays
    let linear = Linear(20, 20)

    func callAsFunction(_ x: Tensor) -> Tensor {
        var x = relu(linear(x).matmul(constant) + 1)
        x = linear(x)  // used twice: one set of weights
        while x.abs().sum().item > 1 { x /= 2 }
        return x.sum()
    }
}

final class NestMLP: Module {
    let net = Sequential(Linear(20, 64), ReLU(), Linear(64, 32), ReLU()), linear = Linear(32, 16)

    func callAsFunction(_ x: Tensor) -> Tensor { linear(net(x)) }
}

/// The value to four decimals; further ones depend on the processor.
func rounded(_ x: Tensor) -> Float { (x.item * 1e4).rounded() / 1e4 }

let x = Tensor.uniform(2, 20)
print("MLP:", MLP()(x).shape, MLP().namedParameters.map(\.name))
print("MySequential:", MySequential(Linear(20, 256), ReLU(), Linear(256, 10))(x).shape)
print("FixedHiddenMLP:", rounded(FixedHiddenMLP()(x)), FixedHiddenMLP().namedParameters.map(\.name))
let chimera = Sequential(NestMLP(), Linear(16, 20), FixedHiddenMLP())
print("chimera:", rounded(chimera(x)), chimera.parameters.count)
print(chimera)
