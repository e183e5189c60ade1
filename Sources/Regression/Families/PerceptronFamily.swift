import Arrays
import NN
import Tabular
import Training

/// A multilayer perceptron.
public struct PerceptronFamily: ModelFamily {
    /// The name in flags and files.
    public static let name = "perceptron"

    /// The preprocessing.
    public var features: TableFeatures
    /// The plan of the network.
    public var network: MultilayerPerceptron
    /// The training settings.
    public var training: TrainingSettings

    /// Makes a model; by default with the book's features.
    public init(features: TableFeatures = .standard, network: MultilayerPerceptron, training: TrainingSettings) {
        (self.features, self.network, self.training) = (features, network, training)
    }

    /// Makes a model with the features of `general` for tables of `rows` rows.
    public init(rows: Int) {
        var training = TrainingSettings.general(rows: rows)
        training.learningRate *= 0.2
        self.init(
            features: .general(),
            network: MultilayerPerceptron(
                hidden: [64, 64], dropout: [0.1, 0.1], activation: .gelu, initializer: .lecun), training: training)
    }

    /// The preprocessing steps.
    public var preprocessor: Preprocessor { features.preprocessor }

    /// The network and the training that flags and sweeps change.
    public var hyperparameters: Hyperparameters { Hyperparameters(network: network, training: training) }

    /// The model with other hyperparameters.
    public func with(_ hyperparameters: Hyperparameters) -> any ModelFamily {
        PerceptronFamily(
            features: features, network: hyperparameters.network, training: hyperparameters.training)
    }

    /// The number of parameters.
    public func parameterCount(for encoder: FittedPreprocessor) -> Int {
        network.parameterCount(inputs: encoder.width, outputs: 1)
    }

    /// The untrained network.
    public func network(for encoder: FittedPreprocessor, seed: RandomSeed) -> any Module {
        network.network(inputs: encoder.width, outputs: 1, seed: seed)
    }

    /// The linear functions, with the activation function between them.
    public func chains(of network: any Module) -> [[LayerFunction]] { [self.network.chain()] }
}
