import Arrays
import Autograd
import NN
import Testing

/// Its parameters are what operations take; one is held as the tensor that it is.
private final class Affine: Module {
    let scale: Parameter = [2], shift: Tensor = Parameter([1]), constant: Tensor = [3]

    func callAsFunction(_ x: Tensor) -> Tensor { x * scale + shift + constant * scale }
}

@Suite struct ParameterTests {
    @Test func operationsTakeParametersAsTheyAre() {
        let layer = Affine()
        #expect(layer.namedParameters.map(\.name) == ["scale", "shift"])
        let output = layer([5])
        #expect(output.item == 5 * 2 + 1 + 3 * 2)
        output.backward()
        #expect(layer.scale.gradient == [5 + 3] && layer.shift.gradient == [1] && layer.constant.gradient == nil)
        layer.scale.value[0] = 4
        #expect(layer([5]).item == 5 * 4 + 1 + 3 * 4)
    }

    @Test func printsItsValueAndWhetherItIsFrozen() {
        let parameter = Parameter(NDArray([[1, 2], [3, 4]]))
        #expect(parameter.description == "Parameter(shape: [2, 2])")
        parameter.isTrainable = false
        #expect("\(parameter)" == "Parameter(shape: [2, 2], isTrainable: false)")
        #expect("\(Parameter([1, -2]))" == "Parameter([ 1.0, -2.0])")
        #expect("\(Tensor([[1, 2], [3, 4]]))" == "Tensor([[1.0, 2.0],\n        [3.0, 4.0]])")
        #expect("\(Tensor(NDArray([1]), requiresGradient: true))" == "Tensor([1.0], requiresGradient: true)")
    }

    @Test func noGradientFlowsToAFrozenOne() {
        let net = Sequential(Linear(2, 3, seed: 1), Linear(3, 1, seed: 2)), x = Tensor([[1, 2]])
        net(x).sum().backward()
        net["0.weight"].isTrainable = false
        #expect(net["0.weight"].gradient == nil, "the one it had is dropped")
        net(x).sum().backward()
        #expect(net["0.weight"].gradient == nil)
        #expect(net["0.bias"].gradient != nil && net["1.weight"].gradient != nil)
        net["0.weight"].isTrainable = true
        net(x).sum().backward()
        #expect(net["0.weight"].gradient?.shape == [3, 2])
    }
}
