import Arrays
import NN
import Tabular
import Training

/// A family of models for tables with its settings: preprocessing, network and training.
///
/// ```swift
/// var recipe = RegressionPreset.general.recipe(for: .rmse, rows: 20_640)
/// recipe.models = [WideAndDeepFamily(rows: 20_640), PerceptronFamily(rows: 20_640)]   // predicts their mean
/// ```
///
/// A family is a Codable value, and all about it is in its own file. `ModelFamilies` lists those with a name in flags
/// and files.
public protocol ModelFamily: Codable, Hashable, Sendable, CustomStringConvertible {
    /// The name in flags and files: `wide-and-deep`.
    static var name: String { get }

    /// Makes the family with settings for tables of `rows` rows and targets of mean 0 and deviation 1.
    init(rows: Int)

    /// The preprocessing steps.
    var preprocessor: Preprocessor { get }
    /// The form of features in which its network computes fastest; dense by default.
    var form: FeatureForm { get }

    /// The network and the training that flags and sweeps change.
    var hyperparameters: Hyperparameters { get }
    /// The model with other hyperparameters; it may be of another family.
    func with(_ hyperparameters: Hyperparameters) -> any ModelFamily

    /// The number of parameters for the features of `encoder`; `Int.max` beyond that number.
    func parameterCount(for encoder: FittedPreprocessor) -> Int
    /// The untrained network: examples x features of `encoder` to examples x 1.
    func network(for encoder: FittedPreprocessor, seed: RandomSeed) -> any Module
    /// The trainer of its network on `rows` rows.
    func trainer(loss: Loss, rows: Int, seed: RandomSeed) -> Trainer

    /// The functions of a trained network for other programs: chains whose outputs add up.
    func chains(of network: any Module) -> [[LayerFunction]]
}

extension ModelFamily {
    /// The name, the hidden layers and the epochs: `perceptron [64, 64], 40 epochs`.
    public var description: String {
        "\(Self.name) \(hyperparameters.network.hidden), \(hyperparameters.training.epochs) epochs"
    }

    /// A float for each feature.
    public var form: FeatureForm { .dense }

    /// The trainer of its hyperparameters.
    public func trainer(loss: Loss, rows: Int, seed: RandomSeed) -> Trainer {
        hyperparameters.training.trainer(loss: loss, examples: rows, seed: seed)
    }
}

/// The form of the features of a network.
public enum FeatureForm: Sendable {
    /// A float for each feature.
    case dense
    /// Categories as codes: a linear layer reads one code for each column, not a float for each category.
    case coded
}

/// A function of a chain, for other programs: `{"linear": {"layer": "0.wide"}}`.
public enum LayerFunction: Sendable, Hashable {
    /// x Wᵀ + b with the parameters `layer.weight` and `layer.bias`; an empty name for a network that is one layer.
    case linear(layer: String)
    /// An activation function.
    case activation(Activation)
    /// A function of your own, with the names of its layers in the network by their roles.
    case other(name: String, layers: [String: String])
}

extension MultilayerPerceptron {
    /// The functions of its network, with `prefix` before the names of layers.
    func chain(prefix: String = "") -> [LayerFunction] {
        let layers = layerNames.map { [LayerFunction.linear(layer: prefix + $0)] }
        return Array(layers.joined(separator: [.activation(activation)]))
    }
}
