import NN
import Tabular

/// A function as other programs read it: its name and its settings, `{"linear": {"layer": "0.wide"}}`.
typealias NamedFunction<Setting> = [String: [String: Setting]]

extension FittedMember {
    /// The networks whose outputs add up, each as the functions that make its output of the features, in the member at
    /// `index`.
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

    /// The name that a layer of the network has among those of all members.
    private func name(of layer: String, at index: Int) -> String { layer.isEmpty ? "\(index)" : "\(index).\(layer)" }
}

extension FittedRegressor {
    /// The functions that make the prediction of the mean of the members' outputs.
    var outputFunctions: [NamedFunction<Double>] {
        [
            ["unstandardize": ["mean": scale.mean, "deviation": scale.deviation]],
            scale.logarithm ? ["exp": [:]] : nil,
            bounds.map { ["clip": ["lower": $0.lower, "upper": $0.upper]] },
            lowestPrediction.map { ["at_least": ["value": Double($0)]] },
        ].compactMap(\.self)
    }
}
