import Arrays
import NN
import Tabular
import Training

/// A kind of model for tables with its settings: what it makes of the columns, its network, and how it is trained.
///
/// ```swift
/// var recipe = RegressionPreset.general.recipe(for: .rmse, rows: 20_640)
/// recipe.models = [WideAndDeepFamily(rows: 20_640), PerceptronFamily(rows: 20_640)]   // predicts their mean
/// ```
///
/// A family is a value that a file can hold. All that is special about it stands in its own file; `ModelFamilies` lists the
/// families that flags and files know by name.
public protocol ModelFamily: Codable, Hashable, Sendable {
    /// The name in flags and files: `wide-and-deep`.
    static var name: String { get }

    /// Makes the family with settings for tables of `rows` rows and targets of mean 0 and deviation 1.
    init(rows: Int)

    /// The steps that make its features of the columns.
    var preprocessor: Preprocessor { get }
    /// The form in which its network computes fastest.
    var form: FeatureForm { get }

    /// Its network and training as flags and sweeps change them.
    var hyperparameters: Hyperparameters { get }
    /// The model with other hyperparameters; it may be of another family.
    func with(_ hyperparameters: Hyperparameters) -> any ModelFamily

    /// The number of parameters of its network for the features of `encoder`; `Int.max` if they are more than can be counted.
    func parameterCount(for encoder: FittedPreprocessor) -> Int
    /// The untrained network: examples x features of `encoder` to examples x 1.
    func network(for encoder: FittedPreprocessor, seed: RandomSeed) -> any Module
    /// The trainer of its network on `rows` rows.
    func trainer(loss: Loss, rows: Int, seed: RandomSeed) -> Trainer

    /// The functions of a trained network, for other programs: chains whose outputs add up.
    func chains(of network: any Module) -> [[LayerFunction]]
}

extension ModelFamily {
    /// The trainer of its hyperparameters.
    public func trainer(loss: Loss, rows: Int, seed: RandomSeed) -> Trainer {
        hyperparameters.training.trainer(loss: loss, examples: rows, seed: seed)
    }
}

/// The form of the features that a network gets.
public enum FeatureForm: Sendable {
    /// A float for each feature: for networks with hidden layers, whose matrix products are faster than sums of chosen weights.
    case dense
    /// Categories as codes: a linear layer touches a number or a code for each column, not a float for each category.
    case coded
}

/// One function in a chain, as other programs read it: `{"linear": {"layer": "0.wide"}}`.
public enum LayerFunction: Sendable, Hashable {
    /// x Wᵀ + b with the parameters `layer.weight` and `layer.bias`; an empty name for a network that is one layer.
    case linear(layer: String)
    /// An activation function.
    case activation(MultilayerPerceptron.Activation)
    /// A function of one's own, with the names of its layers in the network by what they are in it.
    case other(name: String, layers: [String: String])
}

extension MultilayerPerceptron {
    /// The functions of its network, whose layers are named behind `prefix`.
    func chain(behind prefix: String = "") -> [LayerFunction] {
        let layers = layerNames.map { [LayerFunction.linear(layer: prefix + $0)] }
        return Array(layers.joined(separator: [.activation(activation)]))
    }
}
