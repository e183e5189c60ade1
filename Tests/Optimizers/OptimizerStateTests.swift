import Arrays
import Autograd
import NN
import Optimizers
import Serialization
import Testing

/// What an optimizer remembers is that of its parameters, or stays as it was.
@Suite struct OptimizerStateTests {
    private static func optimizer(_ kind: OptimizerKind, inputs: Int) -> any Optimizer {
        let layer = Linear(inputs, 1, seed: 1)
        let optimizer = kind.makeOptimizer(for: layer.parameters)
        layer(Tensor(NDArray(repeating: 1, shape: Shape(2, inputs)))).sum().backward()
        optimizer.step()
        return optimizer
    }

    @Test(arguments: [.adam(learningRate: 1), .sgd(learningRate: 1, momentum: 0.5)] as [OptimizerKind])
    func refusesOtherShapesAndLosesNothing(kind: OptimizerKind) throws {
        let optimizer = Self.optimizer(kind, inputs: 3)
        let before = try optimizer.state
        let error = #expect(throws: SerializationError.self) {
            try optimizer.load(Self.optimizer(kind, inputs: 4).state)
        }
        #expect(error?.code == .wrongShape)
        #expect(try optimizer.state == before)
        try optimizer.load(before)
        #expect(try optimizer.state == before)
    }

    @Test func refusesStepsThatAreNoNumber() throws {
        let optimizer = Self.optimizer(.adam(learningRate: 1), inputs: 3)
        var state = NamedArrays()
        for (name, array) in try optimizer.state {
            try state.append(name == "steps" ? StoredArray(NDArray<Int64>([])) : array, as: name)
        }
        let error = #expect(throws: SerializationError.self) { try optimizer.load(state) }
        #expect(error?.code == .wrongShape)
    }
}
