import Arrays
import Autograd
import Foundation
import NN
import Testing

@Suite struct LossTests {
    private let prediction = Tensor([[1], [2], [6]])
    private let target = Tensor([[1], [4], [3]])

    @Test func lossesTakeTheMeanByDefault() {
        #expect(abs(Loss.meanSquaredError(prediction, target).item - 13 / 3) < 1e-6)
        #expect(abs(Loss.squaredError()(prediction, target).item - 13 / 3) < 1e-6)
        #expect(abs(Loss.halfSquaredError()(prediction, target).item - 13 / 6) < 1e-6)
        #expect(abs(Loss.absoluteError()(prediction, target).item - 5 / 3) < 1e-6)
        #expect(abs(Loss.huberError()(prediction, target).item - 4 / 3) < 1e-6)
        #expect(abs(Loss.huberError(delta: 2)(prediction, target).item - 2) < 1e-6)
    }

    @Test func lossesAddUpOrStay() {
        #expect(Loss.squaredError(reduction: .sum)(prediction, target).item == 13)
        #expect(Loss.squaredError(reduction: .none)(prediction, target).value.scalars == [0, 4, 9])
        #expect(Loss.halfSquaredError(reduction: .none)(prediction, target).value.scalars == [0, 2, 4.5])
    }

    @Test func lossesThatDifferHaveNamesThatDiffer() {
        let losses: [Loss] = [.huberError(), .huberError(delta: 0.25), .huberError(delta: 0.25, reduction: .sum)]
        #expect(
            losses.map(\.name) == [
                "Huber error", "Huber error of delta 0.25", "Huber error of delta 0.25, reduction sum",
            ])
        for makeLoss in [Loss.squaredError, Loss.halfSquaredError, Loss.absoluteError, Loss.crossEntropy] {
            #expect(Set(Reduction.allCases.map { makeLoss($0).name }).count == 3)
        }
        #expect(Loss.crossEntropy().name == "cross-entropy" && Loss.squaredError().name == Loss.meanSquaredError.name)
    }

    @Test func lossesAreCodedByTheirNames() throws {
        let losses = Reduction.allCases.flatMap { reduction in
            [Loss.squaredError, Loss.halfSquaredError, Loss.absoluteError, Loss.crossEntropy].map { $0(reduction) }
                + [1, 0.25].map { .huberError(delta: $0, reduction: reduction) }
        }
        #expect(Set(losses).count == 18 && losses.allSatisfy { "\($0)" == $0.name })
        let data = try JSONEncoder().encode(losses)
        #expect(try JSONDecoder().decode([Loss].self, from: data) == losses)
        for name in [
            "own", "", "Huber error of delta -1.0", "Huber error of delta nan", "squared error, reduction mean",
        ] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode([Loss].self, from: JSONEncoder().encode([Loss(name) { $0 - $1 }]))
            }
        }
    }

    @Test(arguments: [[2], [2, 1]])
    func crossEntropyTakesClassesAsNumbers(shape: [Int]) {
        let logits = Tensor([[0, 1, 2], [5, 0, -1]])
        let classes = Tensor(NDArray(shape: Shape(shape), scalars: [2, 0]))
        let expected = crossEntropy(logits, classes: [2, 0])
        #expect(Loss.crossEntropy()(logits, classes).item == expected.item)
    }

    @Test func equalLogitsCostTheLogarithmOfTheirNumber() {
        for size: Float in [0, 7, -1e4, 1e30] {
            let logits = Tensor(NDArray(repeating: size, shape: [3, 10]))
            let losses = crossEntropy(logits, classes: [0, 5, 9], reduction: .none)
            #expect(losses.value.scalars.allSatisfy { abs($0 - 2.302585) < 1e-5 })
        }
    }

    @Test func misuseIsNamed() async {
        let outcome = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = Loss.absoluteError()(Tensor([1, 2]), Tensor([1, 2, 3]))
        }
        let message = String(decoding: outcome?.standardErrorContent ?? [], as: UTF8.self)
        #expect(message.contains("absoluteError: a prediction of shape [2] and a target of [3] do not fit"))
        await #expect(processExitsWith: .failure) {
            _ = crossEntropy(Tensor([[1, 2]]), classes: [2])
        }
        await #expect(processExitsWith: .failure) {
            _ = Loss.crossEntropy()(Tensor([[1, 2]]), [0.5])
        }
    }
}
