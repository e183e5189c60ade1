import NN
import Tabular

/// A function for other programs, its name and settings: `{"linear": {"layer": "0.wide"}}`.
typealias NamedFunction<Setting> = [String: [String: Setting]]

extension FittedMember {
    /// The networks of the member at `index`, whose outputs add up, each as a chain of functions of the features.
    func functions(at index: Int) -> [[NamedFunction<String>]] {
        family.chains(of: network).map { chain in
            chain.map { function in
                switch function {
                case .linear(let layer): ["linear": ["layer": name(of: layer, at: index)]]
                case .activation(let activation): [activation.rawValue: [:]]
                case .other(let function, let layers): [function: layers.mapValues { name(of: $0, at: index) }]
                }
            }
        }
    }

    /// The name of a layer among those of all members.
    private func name(of layer: String, at index: Int) -> String { layer.isEmpty ? "\(index)" : "\(index).\(layer)" }
}

extension FittedRegressor {
    /// The functions from the mean of the members' outputs to the prediction.
    var outputFunctions: [NamedFunction<Double>] {
        [
            ["unstandardize": ["mean": scale.mean, "deviation": scale.deviation]],
            scale.logarithm ? ["exp": [:]] : nil,
            bounds.map { ["clip": ["lower": $0.lower, "upper": $0.upper]] },
            lowestPrediction.map { ["at_least": ["value": Double($0)]] },
        ].compactMap(\.self)
    }
}
