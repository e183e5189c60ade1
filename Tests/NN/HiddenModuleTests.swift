import Arrays
import Autograd
import NN
import Testing

private final class Lazy: Module {
    lazy var layer = Linear(1, 1, seed: 0)
    func callAsFunction(_ input: Tensor) -> Tensor { layer(input) }
}

private final class Keyed: Module {
    let layers = ["a": Linear(1, 1, seed: 0)]
    func callAsFunction(_ input: Tensor) -> Tensor { input }
}

private final class Wrapped: Module {
    struct Part { let layer = Linear(1, 1, seed: 0) }
    let part = Part()
    func callAsFunction(_ input: Tensor) -> Tensor { part.layer(input) }
}

private final class Plain: Module {
    let table = [Float](repeating: 0, count: 100_000)
    let name = "plain", sizes = (1, 2), options = ["a": 1]
    let constant: Tensor = [1, 2]
    let layer: Linear? = Linear(1, 1, seed: 0)
    let nothing: Linear? = nil
    lazy var cache = [Float]()
    func callAsFunction(_ input: Tensor) -> Tensor { input }
}

private class Base: Module {
    let first = Linear(1, 1, seed: 0)
    func callAsFunction(_ input: Tensor) -> Tensor { first(input) }
}

private final class Derived: Base { let second = Linear(1, 1, seed: 1) }

@Suite struct HiddenModuleTests {
    @Test func whatHidesAModuleStops() async {
        await #expect(processExitsWith: .failure) { _ = Lazy().parameters }
        await #expect(processExitsWith: .failure) { _ = Keyed().parameters }
        await #expect(processExitsWith: .failure) { _ = Wrapped().parameters }
    }

    @Test func otherPropertiesAreLeftAlone() {
        #expect(Plain().namedParameters.map(\.name) == ["layer.weight", "layer.bias"])
    }

    @Test func superclassesComeFirst() {
        #expect(
            Derived().namedParameters.map(\.name) == ["first.weight", "first.bias", "second.weight", "second.bias"])
    }
}
