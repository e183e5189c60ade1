import Arrays
import NN
import Optimizers
import Tabular
import Training

/// One model of an ensemble: its features, its network, and how it is trained.
public struct EnsembleMember: Sendable, Hashable, Codable {
    /// What becomes of the columns.
    public enum Features: Sendable, Hashable, Codable {
        /// As in the book: numbers standardized, missing ones 0, each category and missing ones an indicator.
        case standard
        /// Numbers standardized, their logarithms where they are skewed, held within `limit` deviations, indicators of missing
        /// and of frequent values, and `count` ramps between quantiles; categories of at least three rows.
        case ramps(count: Int, limit: Double = 2.5)
        /// The same with steps at the quantiles in place of ramps.
        case steps(count: Int, limit: Double = 2.5)
    }

    /// How the learning rate goes over the steps.
    public enum Schedule: String, Sendable, Hashable, Codable {
        /// It stays.
        case constant
        /// It rises during the first tenth and falls along half a cosine to 0.
        case warmUpCosine = "warm-up-cosine"
    }

    /// What becomes of the columns.
    public var features: Features
    /// What is trained.
    public var network: Network
    /// How it is trained. Of a linear part and a perceptron side by side, the learning rate is the linear part's, the weight
    /// decay the perceptron's weights'.
    public var training: TrainingSettings
    /// How the learning rate goes.
    public var schedule: Schedule
    /// β₂ of `adamw`.
    public var beta2: Float
    /// What the learning rate is multiplied by in the perceptron beside a linear part.
    public var deepLearningRateFactor: Float
    /// λ₁ of the linear part's weights: see `ParameterGroup.softThreshold`.
    public var wideSoftThreshold: Float
    /// λ₁ of the weights of the first layer of the perceptron beside it.
    public var deepSoftThreshold: Float

    /// Makes a member; by default one linear layer, as in the book.
    public init(
        features: Features = .standard, network: Network = .linear, training: TrainingSettings,
        schedule: Schedule = .constant, beta2: Float = 0.999, deepLearningRateFactor: Float = 1,
        wideSoftThreshold: Float = 0, deepSoftThreshold: Float = 0
    ) {
        self.features = features
        self.network = network
        self.training = training
        self.schedule = schedule
        self.beta2 = beta2
        self.deepLearningRateFactor = deepLearningRateFactor
        self.wideSoftThreshold = wideSoftThreshold
        self.deepSoftThreshold = deepSoftThreshold
    }

    private enum CodingKeys: String, CodingKey {
        case features, network, training, schedule, beta2
        case deepLearningRateFactor = "deep_learning_rate_factor"
        case wideSoftThreshold = "wide_soft_threshold"
        case deepSoftThreshold = "deep_soft_threshold"
    }
}

extension EnsembleMember {
    /// What is trained: a multilayer perceptron alone, or beside a linear part.
    public enum Network: Sendable, Hashable, Codable {
        /// The perceptron; without hidden layers it is a linear model.
        case perceptron(plan: MultilayerPerceptron)
        /// A `WideAndDeep`, whose parts have learning rates, decay and thresholds of their own.
        case wideAndDeep(plan: MultilayerPerceptron)

        /// One linear layer, as in the book.
        public static let linear = Network.perceptron(plan: MultilayerPerceptron(hidden: [], initializer: .pytorch))

        /// The perceptron.
        public var plan: MultilayerPerceptron {
            get {
                switch self {
                case .perceptron(let plan), .wideAndDeep(let plan): plan
                }
            }
            set {
                switch self {
                case .perceptron: self = .perceptron(plan: newValue)
                case .wideAndDeep: self = .wideAndDeep(plan: newValue)
                }
            }
        }

        /// Whether it is one linear layer.
        var isLinear: Bool { if case .perceptron(let plan) = self { plan.hidden.isEmpty } else { false } }

        private enum CodingKeys: String, CodingKey {
            case perceptron
            case wideAndDeep = "wide_and_deep"
        }
    }

    /// Its perceptron and its training, as a sweep tries them.
    public var hyperparameters: Hyperparameters {
        get { Hyperparameters(network: network.plan, training: training) }
        set { (network.plan, training) = (newValue.network, newValue.training) }
    }

    /// The number of parameters of its network for `width` features.
    func parameterCount(width: Int) -> Int {
        let count = network.plan.parameterCount(inputs: width, outputs: 1)
        guard case .wideAndDeep = network else { return count }
        let (sum, isTooMuch) = count.addingReportingOverflow(width + 1)
        return isTooMuch ? .max : sum
    }

    /// The untrained network for `width` features.
    func network(width: Int, seed: RandomSeed) -> any Module {
        switch network {
        case .perceptron(let plan) where plan.hidden.isEmpty && plan.initializer == .pytorch:
            Linear(width, 1, seed: seed)
        case .perceptron(let plan): plan.network(inputs: width, outputs: 1, seed: seed)
        case .wideAndDeep(let plan): WideAndDeep(inputs: width, deep: plan, seed: seed)
        }
    }

    /// The trainer, for `rows` rows.
    func trainer(loss: Loss, rows: Int, seed: RandomSeed) -> Trainer {
        var trainer = training.trainer(loss: loss, seed: seed)
        if training.optimizer == .adamW {
            trainer.optimizer = .adamW(
                learningRate: training.learningRate, weightDecay: training.weightDecay, betas: (0.9, beta2))
        }
        if schedule == .warmUpCosine {
            let stepsPerEpoch = batchCount(of: max(training.batchSize, 1), for: rows)
            let (steps, isTooMany) = training.epochs.multipliedReportingOverflow(by: stepsPerEpoch)
            trainer.schedule = .warmUpCosine(over: isTooMany ? .max : steps)
            trainer.scheduleUnit = .step
        }
        if case .wideAndDeep = network { trainer.parameterGroups = { parameterGroups(of: $0) } }
        return trainer
    }

    /// A group for each parameter: weights of the perceptron decay, biases do not.
    private func parameterGroups(of network: any Module) -> [ParameterGroup] {
        network.namedParameters.map { named in
            let isWide = named.name.hasPrefix("wide."), isWeight = named.name.hasSuffix("weight")
            let softThresholds = ["wide.weight": wideSoftThreshold, "deep.0.weight": deepSoftThreshold]
            return ParameterGroup(
                [named.parameter], weightDecay: isWide || !isWeight ? 0 : nil,
                learningRateFactor: isWide ? 1 : deepLearningRateFactor,
                softThreshold: training.optimizer == .sgd ? 0 : softThresholds[named.name] ?? 0)
        }
    }
}

extension EnsembleMember.Features {
    /// The steps that make them.
    package var preprocessor: Preprocessor {
        switch self {
        case .standard: Preprocessor(.standardize(), .fillMissing(0), .oneHot(missingIndicator: true))
        case .ramps(let count, let limit): Self.curves(.ramps(count), limit)
        case .steps(let count, let limit): Self.curves(.steps(count), limit)
        }
    }

    private static func curves(_ quantiles: Preprocessor.Step, _ limit: Double) -> Preprocessor {
        Preprocessor(
            .union(
                [
                    .union([.log1p(skewness: 0.75, otherwise: .drop)], []), .standardize(.population),
                    .clip(to: -limit...limit), .fillMissing(0),
                ],
                [.missingIndicator()], [.frequentValueIndicator(minimumShare: 0.3)], [quantiles]),
            .oneHot(missing: .category, minimumCount: 3))
    }
}

extension LearningRateSchedule {
    /// Rises evenly during the first tenth of `steps`, while it falls from 1 to 0 along half a cosine.
    static func warmUpCosine(over steps: Int) -> LearningRateSchedule {
        let cosine = LearningRateSchedule.cosine(over: steps)
        return LearningRateSchedule { step in min(1, Float(step) * 10 / Float(max(steps, 1))) * cosine(step) }
    }
}
