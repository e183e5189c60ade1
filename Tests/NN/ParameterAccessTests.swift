import Arrays
import Autograd
import NN
import Testing

/// The book's chapter on parameters: by attribute, position, name, pattern.
@Suite struct ParameterAccessTests {
    private static func block() -> Sequential {
        Sequential {
            Linear(4, 8, seed: 1); ReLU(); Linear(8, 4, seed: 2); ReLU()
        }
    }

    private static func nested() -> Sequential {
        let blocks = Sequential()
        for index in 0..<3 { blocks.append(block(), named: "block \(index)") }
        return Sequential(blocks, Linear(4, 1, seed: 3))
    }

    @Test func byAttributeNameAndPosition() {
        let net = Self.block()
        let layer = net[2].module as? Linear
        #expect(net[2].bias === layer?.bias)
        #expect(net["2.bias"] === layer?.bias)
        #expect(net["2.bias"].shape == [4])
        #expect(net["2.bias"].gradient == nil)
        net(Tensor([[1, 2, 3, 4]])).sum().backward()
        #expect(net["2.bias"].gradient?.shape == [4])
    }

    @Test func throughNestedBlocksWithNames() {
        let net = Self.nested()
        #expect(net[0][1][0].bias === net["0.block 1.0.bias"])
        #expect(net.namedParameters.count == 14)
        #expect(net.namedParameters[4].name == "0.block 1.0.weight")
    }

    @Test func byPattern() {
        let weights = Self.nested().parameters(matching: /.*weight/)
        #expect(weights.count == 7)
        #expect(weights.allSatisfy { $0.shape.rank == 2 })
        #expect(Self.block().parameters(matching: /2\.bias/).map(\.name) == ["2.bias"])
    }

    @Test func valuesAreSetByElementAndWhole() {
        let layer = Linear(2, 2, seed: 1)
        layer.weight.value[0, 1] = 42
        #expect(layer.weight.value[0, 1] == 42)
        layer.bias?.value = NDArray([1, 2])
        #expect(layer(NDArray([[0, 0]])) == NDArray([[1, 2]]))
    }

    @Test func printsAsATree() {
        #expect(
            Sequential(Self.block(), Dropout(0.5), LazyLinear(3)).description == """
                Sequential(
                  (0): Sequential(
                    (0): Linear(4, 8)
                    (1): ReLU()
                    (2): Linear(8, 4)
                    (3): ReLU()
                  )
                  (1): Dropout(0.5)
                  (2): LazyLinear(?, 3)
                )
                """)
    }

    @Test func unknownNamesAndPositionsStop() async {
        await #expect(processExitsWith: .failure) { _ = Sequential(ReLU())["0.weight"] }
        await #expect(processExitsWith: .failure) { _ = Sequential(ReLU())[1] }
        await #expect(processExitsWith: .failure) { Sequential().append(ReLU(), named: "a.b") }
    }
}
