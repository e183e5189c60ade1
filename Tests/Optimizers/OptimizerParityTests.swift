import Arrays
import Autograd
import NN
import Optimizers
import TestSupport
import Testing

/// 200 steps from the same start as PyTorch's, by `Fixtures/reference/optimizer_steps.py`.
@Suite struct OptimizerParityTests {
    struct Document: Decodable {
        let steps: Int
        let features, targets: ExpectedArray
        let runs: [Run]
    }

    struct Run: Decodable {
        let model, optimizer: String
        let learningRate, weightDecay: Float
        let start, end: [String: ExpectedArray]

        func net() throws -> Sequential {
            let layers = try [0, 2].compactMap { index -> Linear? in
                guard let weight = start["\(index).weight"] else { return nil }
                return Linear(weight: weight.array, bias: try #require(start["\(index).bias"]).array)
            }
            return layers.count == 1 ? Sequential(layers[0]) : Sequential(layers[0], ReLU(), layers[1])
        }

        var kind: OptimizerKind {
            switch optimizer {
            case "adam": .adam(learningRate: learningRate, weightDecay: weightDecay)
            case "adamW": .adamW(learningRate: learningRate, weightDecay: weightDecay)
            case "momentum": .sgd(learningRate: learningRate, momentum: 0.9, weightDecay: weightDecay)
            default: .sgd(learningRate: learningRate, weightDecay: weightDecay)
            }
        }
    }

    @Test func parametersAreThoseOfPyTorch() throws {
        let document = try decodeFixture("expected/optimizer_steps.json", as: Document.self)
        #expect(Set(document.runs.map(\.optimizer)) == ["adam", "adamW", "sgd", "momentum", "clipped"])
        let features = Tensor(document.features.array), targets = Tensor(document.targets.array)
        for run in document.runs {
            let net = try run.net()
            let optimizer = run.kind.makeOptimizer(for: net.parameters)
            for _ in 0..<document.steps {
                optimizer.zeroGradients()
                Loss.meanSquaredError(net(features), targets).backward()
                if run.optimizer == "clipped" { clipGradients(of: net.parameters, toNorm: 0.5) }
                optimizer.step()
            }
            #expect(Set(net.namedParameters.map(\.name)) == Set(run.end.keys))
            for named in net.namedParameters {
                let deviation = run.end[named.name]?.worstDeviation(of: named.value, absolute: 1e-6, relative: 1e-4)
                #expect(
                    try #require(deviation) <= 1, "\(run.model), \(run.optimizer), \(run.weightDecay): \(named.name)")
            }
        }
    }

    @Test func parametersWithoutAGradientStay() {
        let parameter = Parameter(NDArray([1, 2]))
        for kind in [OptimizerKind.sgd(learningRate: 1, weightDecay: 1), .adam(learningRate: 1, weightDecay: 1)] {
            kind.makeOptimizer(for: [parameter]).step()
        }
        #expect(parameter.value.scalars == [1, 2])
    }
}
