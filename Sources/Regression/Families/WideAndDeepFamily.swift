import Arrays
import NN
import Optimizers
import Tabular
import Training

/// A linear model and a multilayer perceptron side by side, whose outputs add up; see `WideAndDeep`.
///
/// The linear part is trained at the learning rate without weight decay, the perceptron at a fraction of the learning
/// rate with weight decay. Soft thresholds (a decoupled L1 penalty, see `ParameterGroup.softThreshold`) keep the
/// weights of features sparse.
public struct WideAndDeepFamily: ModelFamily {
    /// The name in flags and files.
    public static let name = "wide-and-deep"

    /// The preprocessing.
    public var features: TableFeatures
    /// The plan of the perceptron.
    public var network: MultilayerPerceptron
    /// The training settings: the learning rate of the linear part, the weight decay of the perceptron.
    public var training: TrainingSettings
    /// The training loss; nil for that of the recipe.
    public var loss: RegressionRecipe.Loss?
    /// The factor of the perceptron's learning rate.
    public var deepLearningRateFactor: Float
    /// λ₁ of the linear part's weights.
    public var wideSoftThreshold: Float
    /// λ₁ of the weights of the perceptron's first layer.
    public var deepSoftThreshold: Float

    /// Makes a model.
    public init(
        features: TableFeatures, network: MultilayerPerceptron, training: TrainingSettings,
        loss: RegressionRecipe.Loss? = nil, deepLearningRateFactor: Float = 1, wideSoftThreshold: Float = 0,
        deepSoftThreshold: Float = 0
    ) {
        (self.features, self.network, self.training, self.loss) = (features, network, training, loss)
        self.deepLearningRateFactor = deepLearningRateFactor
        (self.wideSoftThreshold, self.deepSoftThreshold) = (wideSoftThreshold, deepSoftThreshold)
    }

    /// Makes a model for tables of `rows` rows: more rows mean larger batches, more steps and less weight decay in
    /// each. Chosen on sixteen tables of 80 to 8,000 rows.
    public init(rows: Int) { self.init(rows: rows, levels: .codes) }

    /// Makes a model for tables of `rows` rows; `levels` says which numbers also get indicator features, `loss` is the
    /// training loss if not that of the recipe.
    public init(rows: Int, levels: LevelIndicators.Kind, loss: RegressionRecipe.Loss? = nil) {
        let softThreshold = 0.05 * TrainingSettings.generalShrinkage(rows: rows)
        self.init(
            features: .general(levels: levels),
            network: MultilayerPerceptron(
                hidden: [64, 64], dropout: [0.1, 0.1], activation: .gelu, initializer: .lecun),
            training: .general(rows: rows), loss: loss, deepLearningRateFactor: 0.2, wideSoftThreshold: softThreshold,
            deepSoftThreshold: softThreshold)
    }

    /// The model trained longer with little weight decay, no thresholds and no dropout, for smooth targets.
    public func flexible() -> WideAndDeepFamily {
        var model = self
        model.training.epochs *= 2
        model.training.weightDecay *= 0.1
        model.network.dropout = []
        (model.wideSoftThreshold, model.deepSoftThreshold) = (0, 0)
        return model
    }

    /// The model with fewer features, of which it selects more strictly: numbers are clipped to 2.5 deviations, and no
    /// levels are made of them.
    public func sparse() -> WideAndDeepFamily {
        var model = self
        model.features = .ramps(count: 8)
        model.training.weightDecay *= 2
        model.wideSoftThreshold *= 4
        model.deepSoftThreshold *= 4
        model.deepLearningRateFactor *= 0.5
        return model
    }

    private enum CodingKeys: String, CodingKey {
        case features, network, training, loss
        case deepLearningRateFactor = "deep_learning_rate_factor"
        case wideSoftThreshold = "wide_soft_threshold"
        case deepSoftThreshold = "deep_soft_threshold"
    }

    /// The preprocessing steps.
    public var preprocessor: Preprocessor { features.preprocessor }

    /// Categories as codes.
    public var form: FeatureForm { .coded }

    /// The network and the training that flags and sweeps change.
    public var hyperparameters: Hyperparameters { Hyperparameters(network: network, training: training) }

    /// The model with other hyperparameters.
    public func with(_ hyperparameters: Hyperparameters) -> any ModelFamily {
        var changed = self
        (changed.network, changed.training) = (hyperparameters.network, hyperparameters.training)
        return changed
    }

    /// The number of parameters.
    public func parameterCount(for encoder: FittedPreprocessor) -> Int {
        let deep = network.parameterCount(inputs: encoder.width, outputs: 1)
        let (sum, isTooMuch) = deep.addingReportingOverflow(encoder.width + 1)
        return isTooMuch ? .max : sum
    }

    /// The untrained network.
    public func network(for encoder: FittedPreprocessor, seed: RandomSeed) -> any Module {
        WideAndDeep(inputs: encoder.width, deep: network, seed: seed)
    }

    /// The trainer, with a group for each part of the network.
    public func trainer(loss: Loss, rows: Int, seed: RandomSeed) -> Trainer {
        var trainer = training.trainer(loss: self.loss?.loss ?? loss, examples: rows, seed: seed)
        trainer.parameterGroups = { ($0 as? WideAndDeep).map(parameterGroups) ?? [ParameterGroup($0.parameters)] }
        return trainer
    }

    private func parameterGroups(of network: WideAndDeep) -> [ParameterGroup] {
        // SGD has no thresholds.
        let (wide, deep) = training.optimizer == .sgd ? (0, 0) : (wideSoftThreshold, deepSoftThreshold)
        let layers = network.deep.members.compactMap { $0.member as? Linear }
        return groups(of: network.wide, weightDecay: 0, softThreshold: wide)
            + layers.enumerated().flatMap { index, layer in
                groups(
                    of: layer, weightDecay: nil, learningRateFactor: deepLearningRateFactor,
                    softThreshold: index == 0 ? deep : 0)
            }
    }

    /// The groups of a layer's weight and bias, which does not decay.
    private func groups(
        of layer: Linear, weightDecay: Float?, learningRateFactor: Float = 1, softThreshold: Float
    ) -> [ParameterGroup] {
        [
            ParameterGroup(
                [layer.weight], weightDecay: weightDecay, learningRateFactor: learningRateFactor,
                softThreshold: softThreshold),
            ParameterGroup(
                layer.bias.map { [$0] } ?? [], weightDecay: 0, learningRateFactor: learningRateFactor),
        ]
    }

    /// The linear function, and the functions of the perceptron.
    public func chains(of network: any Module) -> [[LayerFunction]] {
        [[.linear(layer: "wide")], self.network.chain(prefix: "deep.")]
    }
}
