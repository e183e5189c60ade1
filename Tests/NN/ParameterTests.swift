import Arrays
import Autograd
import NN
import Testing

@Suite struct ParameterTests {
    @Test func printsItsValueAndWhetherItIsFrozen() {
        let parameter = Parameter(NDArray([[1, 2], [3, 4]]))
        #expect(parameter.description == "Parameter([[1.0, 2.0],\n [3.0, 4.0]])")
        parameter.isTrainable = false
        #expect("\(parameter)" == "Parameter([[1.0, 2.0],\n [3.0, 4.0]], isTrainable: false)")
    }

    @Test func noGradientFlowsToAFrozenOne() {
        let net = Sequential(Linear(2, 3, seed: 1), Linear(3, 1, seed: 2)), x = Tensor(NDArray([[1, 2]]))
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
