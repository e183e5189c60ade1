import Arrays
import Autograd
import NN
import Testing

@Suite struct ActivationTests {
    private let x = Tensor([[-2, -0.5, 0], [0.25, 1, 30]])

    @Test func layersApplyTheirFunctions() {
        #expect(ReLU()(x).value == relu(x).value)
        #expect(Sigmoid()(x).value == sigmoid(x).value)
        #expect(Tanh()(x).value == tanh(x).value)
        #expect(GELU()(x).value == gelu(x).value)
        #expect(LeakyReLU()(x).value == leakyReLU(x, slope: 0.01).value)
        #expect(LeakyReLU(slope: 0.3)(x).value == leakyReLU(x, slope: 0.3).value)
        #expect(Softmax()(x).value == softmax(x).value)
        #expect(LogSoftmax()(x).value == logSoftmax(x).value)
    }

    @Test func layersHaveNoParameters() {
        let net = Sequential(Sigmoid(), Tanh(), GELU(), LeakyReLU(), Softmax(), LogSoftmax(), Flatten())
        #expect(net.parameters.isEmpty)
    }

    @Test func sharesAddUpToOneHoweverLargeTheLogits() {
        let shares = softmax(Tensor([[1e30, -1e30, 0], [-1e30, -1e30, -1e30]])).value
        #expect(shares[row: 0].scalars == [1, 0, 0])
        #expect(abs(shares.sum() - 2) < 1e-6)
    }

    @Test(arguments: [([2, 3, 4], [2, 12]), ([5, 2], [5, 2]), ([0, 2, 3], [0, 6]), ([2, 1, 1, 7], [2, 7])])
    func flattensAllButTheFirstDimension(shape: [Int], expected: [Int]) {
        let input = Tensor(NDArray(repeating: 1, shape: Shape(shape)), requiresGradient: true)
        let output = Flatten()(input)
        #expect(output.shape == Shape(expected))
        output.sum().backward()
        #expect(input.gradient?.shape == Shape(shape))
    }
}
