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

    /// What `optimizer` remembers, with other numbers of steps.
    private static func state(of optimizer: any Optimizer, steps: StoredArray) throws -> NamedArrays {
        try NamedArrays(optimizer.state.map { ($0.name, $0.name == "steps" ? steps : $0.array) })
    }

    @Test(
        arguments: [
            (StoredArray(NDArray<UInt32>([])), .wrongShape), (StoredArray(NDArray<UInt32>([1])), .wrongShape),
            (StoredArray(NDArray<Int64>([1, -1])), .wrongType),
            (StoredArray(NDArray<Int64>([.max, .max])), .wrongType),
        ] as [(StoredArray, SerializationError.Code)])
    func refusesStepsThatCannotBeCountedOn(steps: StoredArray, code: SerializationError.Code) throws {
        let optimizer = Self.optimizer(.adam(learningRate: 1), inputs: 3)
        let before = try optimizer.state
        let state = try Self.state(of: optimizer, steps: steps)
        let error = #expect(throws: SerializationError.self) { try optimizer.load(state) }
        #expect(error?.code == code && error?.array == "steps")
        #expect(try optimizer.state == before)
    }

    @Test func eachParameterHasItsNumberOfSteps() throws {
        let layer = Linear(3, 1, seed: 1)
        let optimizer = Adam(layer.parameters, learningRate: 1)
        func step() {
            layer(Tensor([[1, 2, 3]])).sum().backward()
            optimizer.step()
        }
        step()
        layer.weight.isTrainable = false
        step()
        let steps = try optimizer.state["steps", as: UInt32.self]
        #expect(steps == [1, 2])

        let state = try Self.state(of: optimizer, steps: StoredArray(NDArray<UInt32>([7, .max])))
        try optimizer.load(state)
        step()
        let last = try optimizer.state["steps", as: UInt32.self]
        #expect(last == [7, .max])
    }
}
