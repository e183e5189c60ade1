import Arrays
import Autograd
import NN
import Optimizers
import TestSupport
import Testing

/// Steps from the same start as PyTorch's, by `Fixtures/reference/optimizer_steps.py`.
@Suite struct OptimizerParityTests {
    struct Document: Decodable {
        let features, targets: ExpectedArray
        let runs: [Run]
    }

    struct Run: Decodable {
        let model, optimizer, schedule: String
        let learningRate, weightDecay: Float
        let clipping: Float?
        let steps, frozenSteps: Int
        let start, end: [String: ExpectedArray]

        var name: String {
            "\(model), \(optimizer), \(schedule), decay \(weightDecay), clipping \(clipping ?? 0), frozen \(frozenSteps)"
        }

        func net() throws -> Sequential {
            let net = Sequential()
            while let weight = start["\(net.children.count).weight"] {
                let bias = try #require(start["\(net.children.count).bias"])
                net.append(Linear(weight: weight.array, bias: bias.array))
                if start["\(net.children.count + 1).weight"] != nil { net.append(ReLU()) }
            }
            return net
        }

        func optimizer(of net: Sequential) -> any Optimizer {
            if optimizer == "adamWByDefault" { return AdamW(net.parameters) }
            guard ["groups", "softThreshold"].contains(optimizer) else {
                return kind.makeOptimizer(for: net.parameters)
            }
            let weights = net.parameters(matching: /.*weight/).map(\.parameter)
            let biases = net.parameters(matching: /.*bias/).map(\.parameter)
            if optimizer == "softThreshold" {
                let groups = [ParameterGroup(weights, softThreshold: 0.2), ParameterGroup(biases)]
                return kind.makeOptimizer(for: groups)
            }
            let groups = [
                ParameterGroup(weights), ParameterGroup(biases, weightDecay: 0, learningRateFactor: 0.5),
            ]
            return Adam(groups, learningRate: learningRate, weightDecay: weightDecay)
        }

        var rates: LearningRateSchedule {
            switch schedule {
            case "stepped": .step(every: 30, factor: 0.7)
            case "cosine": .cosine(over: steps)
            default: .constant
            }
        }

        private var kind: OptimizerSettings {
            switch optimizer {
            case "adam": .adam(learningRate: learningRate, weightDecay: weightDecay)
            case "adamW": .adamW(learningRate: learningRate, weightDecay: weightDecay)
            case "softThreshold": .adamW(learningRate: learningRate, weightDecay: weightDecay, betas: (0.9, 0.99))
            case "momentum": .sgd(learningRate: learningRate, momentum: 0.9, weightDecay: weightDecay)
            default: .sgd(learningRate: learningRate, weightDecay: weightDecay)
            }
        }
    }

    @Test func parametersAreThoseOfPyTorch() throws {
        let document = try decodeFixture("expected/optimizer_steps.json", as: Document.self)
        #expect(
            Set(document.runs.map(\.optimizer)) == [
                "adam", "adamW", "adamWByDefault", "sgd", "momentum", "groups", "softThreshold",
            ])
        #expect(document.runs.count { $0.model == "threeLayers" && $0.clipping != nil } == 6)
        #expect(document.runs.count { $0.frozenSteps == 10 } == 6)
        let features = Tensor(document.features.array), targets = Tensor(document.targets.array)
        for run in document.runs {
            let net = try run.net()
            train(net, run, features, targets)
            #expect(Set(net.namedParameters.map(\.name)) == Set(run.end.keys))
            for named in net.namedParameters {
                let deviation = run.end[named.name]?.worstDeviation(of: named.value, absolute: 1e-6, relative: 1e-4)
                #expect(try #require(deviation) <= 1, "\(run.name): \(named.name)")
            }
        }
    }

    private func train(_ net: Sequential, _ run: Run, _ features: Tensor, _ targets: Tensor) {
        let optimizer = run.optimizer(of: net), rates = run.rates
        for step in 0..<run.steps {
            net["0.bias"].isTrainable = step >= run.frozenSteps
            optimizer.learningRate = run.learningRate * rates(step)
            optimizer.zeroGradients()
            Loss.meanSquaredError(net(features), targets).backward()
            if let clipping = run.clipping { clipGradients(of: optimizer.parameters, toNorm: clipping) }
            optimizer.step()
        }
    }

    @Test func onlyAdamHasASoftThreshold() async {
        await #expect(processExitsWith: .failure) {
            _ = SGD([ParameterGroup([Parameter(NDArray([1]))], softThreshold: 0.1)], learningRate: 1)
        }
    }

    @Test func warmUpRisesAndThenFollowsTheOther() {
        let schedule = LearningRateSchedule.warmUp(over: 4, then: .step(every: 1, factor: 0.5))
        #expect((0..<7).map { schedule($0) } == [0.25, 0.5, 0.75, 1, 1, 0.5, 0.25])
    }

    @Test func aParameterInTwoGroupsStops() async {
        await #expect(processExitsWith: .failure) {
            let parameters = [Parameter(NDArray([1]))]
            _ = SGD([ParameterGroup(parameters), ParameterGroup(parameters)], learningRate: 1)
        }
    }

    @Test func parametersWithoutAGradientStay() {
        let parameter = Parameter(NDArray([1, 2]))
        for kind in [OptimizerSettings.sgd(learningRate: 1, weightDecay: 1), .adam(learningRate: 1, weightDecay: 1)] {
            kind.makeOptimizer(for: [parameter]).step()
        }
        #expect(parameter.value.scalars == [1, 2])
    }

    /// Its running means begin then, and the first step is as long as the learning rate.
    @Test func aParameterThatWasFrozenBeginsWithItsFirstStep() {
        let net = Sequential(Linear(2, 2, seed: 1), Linear(2, 1, seed: 2))
        let optimizer = Adam(net.parameters, learningRate: 0.01)
        let frozen = net["0.weight"], start = frozen.value
        for step in 0...10 {
            frozen.isTrainable = step == 10
            optimizer.zeroGradients()
            net(Tensor([[1, 2]])).sum().backward()
            optimizer.step()
        }
        #expect((frozen.value - start).abs().scalars.allSatisfy { abs($0 - 0.01) < 1e-6 })
    }

    @Test(arguments: [OptimizerSettings.sgd(learningRate: 1, momentum: 0.9), .adamW(learningRate: 1)])
    func frozenParametersStay(kind: OptimizerSettings) {
        let net = Sequential(Linear(2, 2, seed: 1), Linear(2, 1, seed: 2))
        let optimizer = kind.makeOptimizer(for: net.parameters)
        func step() {
            net(Tensor([[1, 2]])).sum().backward()
            optimizer.step()
        }
        step()
        let frozen = net["0.weight"], before = (frozen.value, net["0.bias"].value)
        frozen.isTrainable = false
        step()
        #expect(frozen.value == before.0)
        #expect(net["0.bias"].value != before.1)
    }
}
