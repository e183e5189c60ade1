import Arrays
import Autograd
import Foundation
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

    @Test func activationsAreTheirFunctionsLayersAndNames() throws {
        let functions: [(Tensor) -> Tensor] = [
            { relu($0) }, { sigmoid($0) }, { tanh($0) }, { gelu($0) }, { leakyReLU($0) },
        ]
        for (activation, function) in zip(Activation.allCases, functions) {
            let expected = function(x).value, layer = activation.makeLayer()
            #expect(activation(x).value == expected)
            #expect(layer(x).value == expected)
        }
        #expect(Activation.allCases.map(\.description) == ["relu", "sigmoid", "tanh", "gelu", "leaky-relu"])
        let data = try JSONEncoder().encode(Activation.allCases)
        #expect(String(decoding: data, as: UTF8.self) == #"["relu","sigmoid","tanh","gelu","leaky-relu"]"#)
        let decoded = try JSONDecoder().decode([Activation].self, from: data)
        #expect(decoded == Activation.allCases)
    }

    @Test func anActivationOfOnesOwnIsALayerByItsName() {
        let swish = Activation("swish") { $0 * sigmoid($0) }
        let expected = (x * sigmoid(x)).value, layer = swish.makeLayer()
        #expect(swish != .relu)
        #expect(Activation(rawValue: "swish") == nil)
        #expect(layer(x).value == expected)
        #expect(layer.title == "swish")
        let (active, plain) = (Linear(3, 2, activation: swish, seed: 1), Linear(3, 2, seed: 1))
        #expect(active(x).value == swish(plain(x)).value)
    }

    /// Modules are a short line each, containers a tree.
    @Test func modulesAreShort() {
        let lines: [(any Module, String)] = [
            (Linear(3, 2, hasBias: false), "Linear(3, 2, hasBias: false)"),
            (Linear(3, 2, activation: .relu), "Linear(3, 2, activation: relu)"),
            (LazyLinear(2, activation: .tanh, hasBias: false), "LazyLinear(?, 2, activation: tanh, hasBias: false)"),
            (ReLU(), "ReLU()"), (LeakyReLU(), "LeakyReLU()"), (Dropout(0.5), "Dropout(0.5)"),
            (Sequential(Linear(1, 2), ReLU()), "Sequential(\n  (0): Linear(1, 2)\n  (1): ReLU()\n)"),
        ]
        for (module, text) in lines { #expect("\(module)" == text) }
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
