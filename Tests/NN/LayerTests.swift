import Arrays
import Autograd
import NN
import Serialization
import Testing

@Suite struct LayerTests {
    let input = Tensor([[1, -2, 3], [0.5, 0, -1]])

    @Test func aLazyLayerIsALinearOneOnceItHasSeenItsInput() {
        let net = withRandomSeed(3) {
            Sequential {
                LazyLinear(4, activation: .relu); LazyLinear(2)
            }
        }
        let output = net(input)
        #expect(output.shape == [2, 2])
        #expect(net.namedParameters.map(\.name) == ["0.weight", "0.bias", "1.weight", "1.bias"])
        #expect(net["0.weight"].shape == [4, 3])
        let same = withRandomSeed(3) { Sequential(Linear(3, 4, activation: .relu), Linear(4, 2)) }
        #expect(same(input).value == output.value)
    }

    @Test(arguments: [true, false]) func aBuilderTakesLoopsAndBranches(isDeep: Bool) {
        let net = Sequential {
            Flatten()
            for width in [4, 2] { LazyLinear(width) }
            if isDeep { Tanh() }
            if isDeep { Linear(2, 1) } else { ReLU() }
        }
        let titles = net.children.map(\.title)
        #expect(titles.prefix(3) == ["Flatten", "LazyLinear(?, 4)", "LazyLinear(?, 2)"])
        #expect(titles.dropFirst(3) == (isDeep ? ["Tanh", "Linear(2, 1)"] : ["ReLU"]))
    }

    @Test func aLayerWithoutABiasHasAWeightOnly() throws {
        let net = withRandomSeed(3) { Sequential(Linear(3, 4, hasBias: false), LazyLinear(2, hasBias: false)) }
        #expect(net[1].module.title == "LazyLinear(?, 2, hasBias: false)")
        #expect(net(Tensor.zeros(5, 3)).value == NDArray(repeating: 0, shape: [5, 2]))
        #expect(net.namedParameters.map(\.name) == ["0.weight", "1.weight"])
        #expect(try net.state.names == ["0.weight", "1.weight"])
        #expect(net.description.contains("(0): Linear(3, 4, hasBias: false)"))
        #expect(net.summary(inputShape: [1, 3]).parameterCount == 3 * 4 + 4 * 2)
        let same = withRandomSeed(3) { Linear(3, 4) }
        #expect(same.weight.value == net["0.weight"].value, "the weight does not depend on there being a bias")
        let shared = Linear(sharing: Linear(weight: NDArray([[2, 1]])))
        #expect(shared.bias == nil && shared(NDArray([[3, 4]])) == NDArray([[10]]))
    }

    @Test func anInitializerForNoBiasStops() async {
        await #expect(processExitsWith: .failure) { _ = Linear(1, 1, bias: .zeros, hasBias: false) }
        await #expect(processExitsWith: .failure) { _ = LazyLinear(1, bias: .zeros, hasBias: false) }
    }

    @Test func parametersOfALazyLayerAreNotThereBefore() async {
        await #expect(processExitsWith: .failure) { _ = LazyLinear(2).parameters }
    }

    /// All extents but the last are those of examples.
    @Test func linearTakesAnyRank() {
        let layer = Linear(3, 2, seed: 1)
        let x = Tensor(NDArray(shape: [2, 2, 3], scalars: (0..<12).map(Float.init)), requiresGradient: true)
        let output = layer(x)
        #expect(output.shape == [2, 2, 2])
        #expect(output.value.reshaped(to: [4, 2]) == layer(x.reshaped(to: [4, 3])).value)
        output.sum().backward()
        #expect(x.gradient?.shape == [2, 2, 3])
        #expect(layer(Tensor([1, 2, 3])).shape == [2])
        #expect(LazyLinear(2)(x).shape == [2, 2, 2])
    }

    @Test func sharedParametersAreOneAndTheirGradientsAddUp() {
        let first = Linear(weight: NDArray([[2]]), bias: NDArray([0]))
        let net = Sequential(first, Linear(sharing: first))
        #expect(net.parameters.count == 2)
        net(Tensor([[3]])).sum().backward()
        #expect(first.weight.gradient?.scalars == [12])
    }

    @Test(arguments: [0, 0.5, 1] as [Float])
    func dropoutKeepsTheMean(probability: Float) {
        let ones = Tensor(NDArray(repeating: 1, shape: [100, 100]))
        let layer = Dropout(probability)
        #expect(layer(ones).value == ones.value, "nothing is dropped outside of training")
        let (first, second) = withTraining { (layer(ones).value, layer(ones).value) }
        let zeros = Float(first.scalars.count { $0 == 0 }) / 10_000
        #expect(abs(zeros - probability) < 0.02)
        #expect(abs(first.mean() - (probability == 1 ? 0 : 1)) < 0.05)
        #expect((first == second) == (probability != 0.5))
    }

    @Test func aProbabilityOutsideStops() async {
        await #expect(processExitsWith: .failure) { _ = Dropout(1.5) }
        await #expect(processExitsWith: .failure) { _ = dropout([1, 2], probability: -0.1) }
    }

    /// The order of `torch.nn.Module.apply`; but a layer that is held twice comes once.
    @Test func modulesAreVisitedInOrderAndTheInnermostFirst() {
        let shared = Linear(5, 5)
        let net = Sequential(
            Linear(1, 2), Sequential(Linear(2, 3), Sequential(Linear(3, 4)), shared), Sequential(shared, Linear(5, 6)))
        var titles = [String]()
        net.apply { titles.append($0.title) }
        #expect(
            titles == [
                "Linear(1, 2)", "Linear(2, 3)", "Linear(3, 4)", "Sequential", "Linear(5, 5)", "Sequential",
                "Linear(5, 6)", "Sequential", "Sequential",
            ])
    }

    @Test func initializersAreAppliedToATree() {
        let net = Sequential(Linear(3, 4, weight: .ones, bias: .constant(2), seed: 1), Linear(4, 2, seed: 2))
        #expect(net(Tensor([[1, 1, 1]])).shape == [1, 2])
        #expect(net["0.weight"].value == NDArray(repeating: 1, shape: [4, 3]))
        net.initialize(weight: .normal(deviation: 0.01), bias: .zeros, seed: 5)
        #expect(net["0.bias"].value == NDArray(repeating: 0, shape: [4]))
        #expect(net["0.weight"].value.norm() < 0.1 && net["1.weight"].value.norm() > 0)
        let odd = Initializer("the book's") { name, shape, stream in
            let value = NDArray<Float>.uniform(shape, from: -10, to: 10, using: &stream)
            return NDArray(shape: shape, scalars: value.scalars.map { abs($0) >= 5 ? $0 : 0 })
        }
        net.apply { module in
            if let layer = module as? Linear { layer.weight.value = odd("weight", layer.weight.shape, seed: 2) }
        }
        #expect(net["0.weight"].value.scalars.allSatisfy { $0 == 0 || abs($0) >= 5 })
    }

    /// As a loop that awaits its batches needs them.
    @Test func modesHoldWhileSomethingIsAwaited() async {
        let dropout = Dropout(1), x = Tensor([1, 2], requiresGradient: true)
        let trained = await withTraining {
            await Task.yield()
            return dropout(x)
        }
        #expect(trained.value.scalars == [0, 0] && trained.requiresGradient)
        let used = await withoutGradients {
            await Task.yield()
            return dropout(x * 2)
        }
        #expect(used.value.scalars == [2, 4] && !used.requiresGradient)
        let seeds = await withRandomSeed(3) {
            await Task.yield()
            return RandomScope.nextSeed()
        }
        #expect(seeds == withRandomSeed(3) { RandomScope.nextSeed() })
    }
}
