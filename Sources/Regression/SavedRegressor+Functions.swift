import NN
import Tabular

/// A function as other programs read it: its name and its settings, `{"linear": {"layer": "0.wide"}}`.
typealias NamedFunction<Setting> = [String: [String: Setting]]

extension FittedMember {
    /// The networks whose outputs add up, each as the functions that make its output of the features, in the member at
    /// `index`.
    func functions(at index: Int) -> [[NamedFunction<String>]] {
        let layers = network.namedParameters.map(\.name).filter { $0.hasSuffix("weight") }
            .map { "\(index).\($0)".replacing(".weight", with: "") }
        let wide = layers.filter { $0.hasSuffix(".wide") }, deep = layers.filter { !$0.hasSuffix(".wide") }
        let activation: [NamedFunction<String>] = [[plan.network.plan.activation.rawValue: [:]]]
        return [wide, deep].filter { !$0.isEmpty }.map { layers in
            Array(layers.map { [["linear": ["layer": $0]]] }.joined(separator: activation))
        }
    }
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
