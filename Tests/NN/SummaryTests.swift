import Arrays
import Autograd
import NN
import Testing

private final class Scaled: Module {
    let scale = Parameter(NDArray([2]))
    let inner: Linear

    init(_ inner: Linear) { self.inner = inner }

    func callAsFunction(_ x: Tensor) -> Tensor { inner(x) * scale }
}

private final class Outer: Module {
    let hidden = LazyLinear(3), scaled = Scaled(Linear(3, 3)), dropout = Dropout(0.5)

    func callAsFunction(_ x: Tensor) -> Tensor { dropout(scaled(hidden(x))) }
}

/// Notes whether it is called as in training.
private final class Probe: Module {
    var calls: [Bool] = []

    func callAsFunction(_ x: Tensor) -> Tensor {
        calls.append(TrainingMode.isOn)
        return x
    }
}

@Suite struct SummaryTests {
    @Test func listsLayersOutputsAndParameters() {
        let shared = Linear(8, 8)
        let net = Sequential {
            Flatten(); LazyLinear(8); ReLU(); shared; Sequential(Linear(sharing: shared), Scaled(Linear(8, 2)))
        }
        let first = net[1].module
        let summary = net.summary(inputShape: [2, 2, 2])
        #expect(
            summary.description == """
                layer      module            output  parameters  trainable
                           Sequential        [2, 2]  0           -
                0          Flatten           [2, 4]  0           -
                1          LazyLinear(4, 8)  [2, 8]  40          yes
                2          ReLU              [2, 8]  0           -
                3          Linear(8, 8)      [2, 8]  72          yes
                4          Sequential        [2, 2]  0           -
                4.0        Linear(8, 8)      [2, 8]  0           shared
                4.1        Scaled            [2, 2]  1           yes
                4.1.inner  Linear(8, 2)      [2, 2]  18          yes
                131 parameters, 131 of them trainable
                """)
        #expect(net[1].module === first && summary.parameterCount == 131)
    }

    @Test func frozenParametersAndUnknownOutputsAreSaid() {
        let net = Outer()
        _ = net(Tensor.zeros(1, 5))
        for parameter in net.hidden.parameters { parameter.isTrainable = false }
        net.scaled.inner.bias?.isTrainable = false
        let summary = net.summary(inputShape: [4, 5])
        #expect(
            summary.description == """
                layer         module            output  parameters  trainable
                              Outer             [4, 3]  0           -
                hidden        LazyLinear(5, 3)  [4, 3]  18          no
                scaled        Scaled            -       1           yes
                scaled.inner  Linear(3, 3)      [4, 3]  12          partly
                dropout       Dropout(0.5)      [4, 3]  0           -
                31 parameters, 10 of them trainable
                """)
        #expect(summary.trainableParameterCount == 10)
    }

    @Test func theModelIsCalledOnceAndAsInEvaluation() {
        let probe = Probe()
        let summary = withTraining { Sequential(probe).summary(inputShape: [3]) }
        #expect(probe.calls == [false])
        #expect(summary.layers.map(\.outputShape) == [[3], [3]])
    }

    @Test func theLastOfSeveralOutputsCounts() {
        let layer = Linear(3, 3), net = Sequential(layer, layer)
        #expect(net.summary(inputShape: [7, 3]).layers.map(\.outputShape) == [[7, 3], [7, 3], [7, 3]])
        #expect(net.summary(inputShape: [7, 3]).layers.map(\.isShared) == [false, false, true])
    }
}
