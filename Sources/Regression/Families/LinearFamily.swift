import Arrays
import NN
import Tabular
import Training

/// One linear layer: y = x wᵀ + b.
///
/// With hidden layers it becomes a `PerceptronFamily` with the same features.
public struct LinearFamily: ModelFamily {
    /// The name in flags and files.
    public static let name = "linear"

    /// The preprocessing.
    public var features: TableFeatures
    /// The initializer of the weights.
    public var initializer: MultilayerPerceptron.InitializerName
    /// The training settings.
    public var training: TrainingSettings

    /// Makes a model; by default with the book's features and PyTorch's initial weights.
    public init(
        features: TableFeatures = .standard, initializer: MultilayerPerceptron.InitializerName = .pytorch,
        training: TrainingSettings
    ) {
        (self.features, self.initializer, self.training) = (features, initializer, training)
    }

    /// Makes a model with the features of `general` for tables of `rows` rows.
    public init(rows: Int) {
        var training = TrainingSettings.general(rows: rows)
        training.weightDecay = 0
        self.init(features: .general(), training: training)
    }

    /// The preprocessing steps.
    public var preprocessor: Preprocessor { features.preprocessor }

    /// Categories as codes.
    public var form: FeatureForm { .coded }

    private var plan: MultilayerPerceptron { MultilayerPerceptron(hidden: [], initializer: initializer) }

    /// The network and the training that flags and sweeps change.
    public var hyperparameters: Hyperparameters { Hyperparameters(network: plan, training: training) }

    /// The model with other hyperparameters; with hidden layers, a `PerceptronFamily`.
    public func with(_ hyperparameters: Hyperparameters) -> any ModelFamily {
        let (network, training) = (hyperparameters.network, hyperparameters.training)
        guard network.hidden.isEmpty else {
            return PerceptronFamily(features: features, network: network, training: training)
        }
        return LinearFamily(features: features, initializer: network.initializer, training: training)
    }

    /// The number of parameters.
    public func parameterCount(for encoder: FittedPreprocessor) -> Int {
        plan.parameterCount(inputs: encoder.width, outputs: 1)
    }

    /// The untrained network.
    public func network(for encoder: FittedPreprocessor, seed: RandomSeed) -> any Module {
        // PyTorch's initializer is that of the layer itself.
        initializer == .pytorch
            ? Linear(encoder.width, 1, seed: seed) : plan.network(inputs: encoder.width, outputs: 1, seed: seed)
    }

    /// The linear function.
    public func chains(of network: any Module) -> [[LayerFunction]] {
        network is Linear ? [[.linear(layer: "")]] : [plan.chain()]
    }
}
