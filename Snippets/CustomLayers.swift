// Custom layers, with and without parameters.
import TabularKit

final class CenteredLayer: Module {
    func callAsFunction(_ x: Tensor) -> Tensor { x - x.mean() }
}

final class MyLinear: Module {
    let weight: Parameter, bias: Parameter

    init(_ inputs: Int, _ outputs: Int) {
        weight = Parameter(Tensor.normal(inputs, outputs).value)
        bias = Parameter(Tensor.normal(outputs).value)
    }

    func callAsFunction(_ x: Tensor) -> Tensor { relu(x.matmul(weight) + bias) }
}

/// The values to four decimals; further ones depend on the processor.
func rounded(_ x: Tensor) -> NDArray<Float> {
    NDArray(shape: x.shape, scalars: x.value.scalars.map { ($0 * 1e4).rounded() / 1e4 + 0 })
}

print(CenteredLayer()([1, 2, 3, 4, 5]))
let net = Sequential(Linear(8, 128), CenteredLayer())
print("mean:", rounded(net(Tensor.uniform(4, 8)).mean()))

let linear = MyLinear(5, 3)
print("weight:", rounded(linear.weight), separator: "\n")
print("output:", rounded(linear(Tensor.uniform(2, 5))), separator: "\n")
print("in a chain:", rounded(Sequential(MyLinear(64, 8), MyLinear(8, 1))(Tensor.uniform(2, 64))), separator: "\n")
