import Arrays
import Autograd
import NN
import Testing

@Suite struct WideAndDeepTests {
    private let plan = MultilayerPerceptron(hidden: [4, 3], dropout: [0.5], activation: .gelu, initializer: .lecun)

    @Test func itsOutputIsTheSumOfBothAndStartsAtZero() {
        let net = WideAndDeep(inputs: 2, deep: plan, seed: 1)
        let x = NDArray<Float>([[1, 2], [3, 4]])
        #expect(net(x).scalars == [0, 0])
        for parameter in net.parameters { parameter.value = NDArray(repeating: 0.5, shape: parameter.shape) }
        #expect(net(x) == net.wide(x) + net.deep(x))
        #expect(net.wide(x) != net.deep(x))
    }

    @Test func itsParametersAreNamedByPart() {
        let names = WideAndDeep(inputs: 2, deep: plan, seed: 1).namedParameters.map(\.name)
        #expect(
            names == [
                "wide.weight", "wide.bias", "deep.0.weight", "deep.0.bias", "deep.3.weight", "deep.3.bias",
                "deep.5.weight", "deep.5.bias",
            ])
    }

    @Test func leCunsWeightsKeepTheVariance() {
        let weight = Linear(400, 100, weight: .lecunNormal, seed: 3).weight.value
        let variance = weight.scalars.reduce(0) { $0 + $1 * $1 } / Float(weight.count)
        #expect(abs(variance * 400 - 1) < 0.03)
    }
}
