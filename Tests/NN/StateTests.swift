import Arrays
import Autograd
import Foundation
import NN
import Serialization
import TestSupport
import Testing

@Suite struct StateTests {
    struct Document: Decodable {
        let names: [String]
        let inputs, outputs: ExpectedArray
        let tied: Tied
    }

    struct Tied: Decodable {
        let parameters, gradients: [String: ExpectedArray]
    }

    private static func net(seed: RandomSeed) -> Sequential {
        withRandomSeed(seed) {
            Sequential(Linear(4, 8), ReLU(), Sequential(Linear(8, 5), ReLU()), Linear(5, 2))
        }
    }

    /// The model and the outputs of Fixtures/reference/model_state.py.
    @Test func aModelOfPyTorchGivesItsOutputsHere() throws {
        let expected = try decodeFixture("expected/model_state.json", as: Document.self)
        let net = Self.net(seed: 1)
        #expect(net.namedParameters.map(\.name) == expected.names)
        try net.load(from: fixture("serialization/mlp.safetensors"))
        let outputs = net(expected.inputs.array)
        #expect(expected.outputs.worstDeviation(of: outputs, absolute: 1e-6, relative: 1e-6) <= 1)
    }

    @Test func tiedLayersHaveTheGradientsOfPyTorch() throws {
        let expected = try decodeFixture("expected/model_state.json", as: Document.self)
        let shared = Linear(8, 8)
        let net = Sequential(Linear(4, 8), ReLU(), shared, Tanh(), Linear(sharing: shared), ReLU(), Linear(8, 2))
        try net.load(NamedArrays(expected.tied.parameters.map { ($0.key, StoredArray($0.value.array)) }))
        meanSquaredError(net(Tensor(expected.inputs.array)), Tensor(expected.outputs.array)).backward()
        for named in net.namedParameters {
            let gradient = try #require(expected.tied.gradients[named.name])
            #expect(gradient.worstDeviation(of: named.gradient, absolute: 1e-6, relative: 1e-5) <= 1, "\(named.name)")
        }
    }

    /// Equal bytes: what PyTorch reads of its own file, it reads of ours.
    @Test func aSavedModelIsTheFileThatPyTorchWrites() throws {
        try withTemporaryFolder { folder in
            let net = Self.net(seed: 1), file = folder.appending(path: "mlp.safetensors")
            try net.load(from: fixture("serialization/mlp.safetensors"))
            try net.save(to: file)
            #expect(try Data(contentsOf: file) == Data(contentsOf: fixture("serialization/mlp.safetensors")))
        }
    }

    @Test func aLoadedModelComputesTheSameBitForBit() throws {
        try withTemporaryFolder { folder in
            let net = Self.net(seed: 1), other = Self.net(seed: 2), file = folder.appending(path: "mlp.safetensors")
            let input = Tensor.uniform(3, 4, seed: 3).value
            #expect(net(input) != other(input))
            try net.save(to: file)
            try other.load(from: file)
            #expect(net(input) == other(input))
        }
    }

    @Test func aStatePrintsNamesAndValues() throws {
        let net = Sequential(
            Linear(weight: NDArray([[1, 2], [3, -4]]), bias: [0.5, 0]), Sequential(Linear(weight: NDArray([[7]]))))
        #expect(
            try net.state.description == """
                0.weight    float32  [2, 2]
                  [[ 1.0,  2.0],
                   [ 3.0, -4.0]]
                0.bias      float32  [2]
                  [0.5, 0.0]
                1.0.weight  float32  [1, 1]
                  [[7.0]]
                """)
    }

    @Test func sharedParametersAreStoredOnceAndStayShared() throws {
        func tied() -> Sequential {
            let first = Linear(3, 3)
            return Sequential(first, ReLU(), Linear(sharing: first))
        }
        let net = tied(), other = tied()
        #expect(try net.state.names == ["0.weight", "0.bias"])
        try other.load(net.state)
        #expect(other[0].weight === other[2].weight)
        #expect(other[2].weight.value == net[2].weight.value)
    }

    /// As PyTorch's own state dictionaries have them: under each name; and as safetensors keeps the last of them.
    @Test func sharedParametersAreLoadedUnderAnyOfTheirNames() throws {
        let shared = Linear(2, 2, seed: 1)
        let net = Sequential(shared, ReLU(), shared)
        let values = try Linear(2, 2, seed: 2).state
        func state(_ prefixes: [String]) throws -> NamedArrays {
            try NamedArrays(prefixes.flatMap { prefix in values.map { (prefix + $0.name, $0.array) } })
        }
        for prefixes in [["0."], ["2."], ["0.", "2."]] {
            shared.weight.value = NDArray(repeating: 0, shape: [2, 2])
            try net.load(state(prefixes))
            #expect(try shared.state == values)
        }
        var other = try state(["2."])
        try other.append(StoredArray(NDArray<Float>(repeating: 9, shape: [2, 2])), as: "0.weight")
        let error = #expect(throws: StateError.self) { try net.load(other) }
        #expect(error?.conflicting == ["2.weight"] && error?.missing == [])
        #expect(net["2.weight"] === net["0.weight"])
    }

    /// An accented letter, and the same letter with an accent behind it.
    @Test func namesAreToldApartByTheirBytes() throws {
        final class Net: Module {
            let scale = Parameter(NDArray([2]))
            var members: [NamedMember] { [("\u{E9}", scale)] }
            func callAsFunction(_ input: Tensor) -> Tensor { input * scale }
        }
        let state: NamedArrays = ["e\u{301}": StoredArray(NDArray<Float>([1]))]
        let error = #expect(throws: StateError.self) { try Net().load(state) }
        #expect(error?.missing.map { Array($0.utf8) } == [Array("\u{E9}".utf8)])
        #expect(error?.unexpected.map { Array($0.utf8) } == [Array("e\u{301}".utf8)])
    }

    @Test func aFileThatDoesNotFitIsNamed() throws {
        let folder = try TemporaryFolder(), file = folder("net.safetensors")
        try Linear(4, 8, seed: 1).save(to: file)
        let error = #expect(throws: StateError.self) { try Linear(4, 2, seed: 1).load(from: file) }
        #expect(error?.file == file.path)
        #expect(error.map { "\($0)" }?.hasPrefix("The state in \(file.path) is not that of this model:\n") == true)
        let integers = StoredArray(NDArray<Int64>(repeating: 0, shape: [2]))
        let weight = StoredArray(NDArray<Float>(repeating: 0, shape: [2, 4]))
        try SafetensorsFile(arrays: ["weight": weight, "bias": integers]).write(to: file)
        let type = #expect(throws: SerializationError.self) { try Linear(4, 2, seed: 1).load(from: file) }
        #expect(type?.file == file.path && type?.array == "bias")
    }

    @Test func allThatDoesNotFitIsListedAndNothingIsChanged() throws {
        let net = Sequential(Linear(4, 8, seed: 1), Linear(8, 2, seed: 2))
        let before = net["0.weight"].value
        let other = Sequential(Linear(4, 8, seed: 3), ReLU(), Linear(8, 2, seed: 4))
        var state = try Sequential(Linear(4, 8, seed: 3), Linear(7, 2, seed: 4)).state
        try state.append(StoredArray(NDArray<Float>([1])), as: "extra")
        #expect(throws: StateError.self) { try net.load(state) }
        let error = #expect(throws: StateError.self) { try net.load(other.state) }
        #expect(
            error.map { "\($0)" } == """
                The state is not that of this model:
                  missing: 1.weight, 1.bias
                  unexpected: 2.weight, 2.bias
                """)
        let shapes = #expect(throws: StateError.self) { try net.load(state) }
        #expect(shapes?.misshapen == ["1.weight (model [2, 8], state [2, 7])"])
        #expect(shapes?.unexpected == ["extra"])
        #expect(net["0.weight"].value == before)
    }
}
