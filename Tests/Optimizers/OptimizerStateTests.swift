import Arrays
import Autograd
import Foundation
import NN
import Optimizers
import Serialization
import Testing

/// What an optimizer remembers is that of its parameters, or stays as it was.
@Suite struct OptimizerStateTests {
    private static func optimizer(_ kind: OptimizerSettings, inputs: Int) -> any Optimizer {
        let layer = Linear(inputs, 1, seed: 1)
        let optimizer = kind.makeOptimizer(for: layer.parameters)
        layer(Tensor(NDArray(repeating: 1, shape: Shape(2, inputs)))).sum().backward()
        optimizer.step()
        return optimizer
    }

    @Test(arguments: [.adam(learningRate: 1), .sgd(learningRate: 1, momentum: 0.5)] as [OptimizerSettings])
    func refusesOtherShapesAndLosesNothing(kind: OptimizerSettings) throws {
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

    @Test func settingsAreValues() throws {
        let all: [(OptimizerSettings, String)] = [
            (.sgd(learningRate: 0.5, momentum: 0.9), "sgd, learning rate 0.5, momentum 0.9, weight decay 0.0"),
            (.adam(), "adam, learning rate 0.001, weight decay 0.0, beta1 0.9, beta2 0.999, epsilon 1e-08"),
            (.adamW(), "adamw, learning rate 0.001, weight decay 0.01, beta1 0.9, beta2 0.999, epsilon 1e-08"),
        ]
        for (settings, text) in all {
            #expect("\(settings)" == text && settings.name == text && settings.fault == nil)
            let data = try JSONEncoder().encode(settings)
            #expect(try JSONDecoder().decode(OptimizerSettings.self, from: data) == settings)
        }
        #expect(Set(all.map(\.0)).count == 3)
        #expect("\(all[0].0.makeOptimizer(for: [Parameter([1])]))" == "SGD(parameters: 1, learningRate: 0.5)")

        let own = OptimizerSettings("own") { SGD($0, learningRate: 3) }
        #expect(own == OptimizerSettings("own") { SGD($0, learningRate: 4) } && "\(own)" == "own" && own.fault == nil)
        #expect(own.makeOptimizer(for: [Parameter([1])]).learningRate == 3)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(OptimizerSettings.self, from: JSONEncoder().encode(own))
        }
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
