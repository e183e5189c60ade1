// Layers of one's own, without and with parameters.
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

print("centered:", CenteredLayer()([1, 2, 3, 4, 5]).value)
let net = Sequential(Linear(8, 128), CenteredLayer())
print("mean is 0:", abs(net(Tensor.uniform(4, 8)).value.mean()) < 1e-6)
print("MyLinear:", MyLinear(5, 3).weight.shape, MyLinear(5, 3)(Tensor.uniform(2, 5)).shape)
print("in a chain:", Sequential(MyLinear(64, 8), MyLinear(8, 1))(Tensor.uniform(2, 64)).shape)
