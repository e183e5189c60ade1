import Arrays
import Autograd
import NN
import TestSupport
import Testing

private final class Net: Module {
    let scale = Parameter(NDArray([2]))
    let constant: Tensor = [1]
    let blocks = [Linear(3, 3, seed: 1), Linear(3, 2, seed: 2)]
    let last: Sequential
    let tied: Linear

    init() {
        last = Sequential(Linear(2, 2, seed: 3), ReLU(), Linear(2, 1, seed: 4))
        tied = blocks[0]
    }

    func callAsFunction(_ input: Tensor) -> Tensor {
        last(blocks[1](tied(blocks[0](input)))) * scale + constant
    }
}

@Suite struct ModuleTests {
    @Test func findsParametersByNameInOrderAndOnce() {
        #expect(
            Net().namedParameters.map(\.name) == [
                "scale", "blocks.0.weight", "blocks.0.bias", "blocks.1.weight", "blocks.1.bias",
                "last.0.weight", "last.0.bias", "last.2.weight", "last.2.bias",
            ])
    }

    @Test func linearComputesItsFormula() {
        let layer = Linear(weight: NDArray([[1, 2], [3, 4], [5, 6]]), bias: NDArray([0.5, 0, -1]))
        #expect(layer(Tensor([[1, 1], [2, 0]])).value == NDArray([[3.5, 7, 10], [2.5, 6, 9]]))
    }

    @Test func linearStartsAsInPyTorch() {
        let layer = Linear(100, 400, seed: 9)
        let weights = layer.weight.value
        #expect(weights.shape == [400, 100])
        #expect(weights.scalars.allSatisfy { abs($0) <= 0.1 })
        #expect(abs(weights.norm() / 200 - 0.1 / Float(3).squareRoot()) < 0.001)
        #expect(layer["bias"].value.scalars.allSatisfy { abs($0) <= 0.1 })
        #expect(Linear(100, 400, seed: 9).weight.value == weights)
        #expect(Linear(100, 400, seed: 10).weight.value != weights)
    }

    @Test func layersWithoutASeedDifferButRepeat() {
        func weights() -> [NDArray<Float>] {
            withRandomSeed(3) { [Linear(2, 2).weight.value, Linear(2, 2).weight.value] }
        }
        #expect(weights()[0] != weights()[1])
        #expect(weights() == weights())
    }

    @Test func tiedLayersAddTheirGradients() {
        let layer = Linear(weight: NDArray([[2]]), bias: NDArray([0]))
        layer(layer(Tensor([[3]]))).sum().backward()
        #expect(layer.weight.gradient == NDArray<Float>([[2 * 2 * 3]]))
        #expect(layer.bias?.gradient == NDArray<Float>([1 + 2]))
    }

    @Test func sequentialAppliesItsLayersInOrder() {
        let net = Sequential(Linear(weight: NDArray([[-1]]), bias: NDArray([0])), ReLU())
        #expect(net(Tensor([[2], [-2]])).value == NDArray([[0], [2]]))
        #expect(net[1].module is ReLU)
    }

    @Test func gradientsOfLayersAreTheFiniteDifferences() {
        let net = Sequential(Linear(3, 4, seed: 1), Linear(4, 2, seed: 2))
        #expect(gradientMismatches([NDArray([[0.1, -0.2, 0.3], [1, 2, -1]])]) { net($0[0]) } == [])
    }
}
