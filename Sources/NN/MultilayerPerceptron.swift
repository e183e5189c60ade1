import Arrays

/// The plan of a multilayer perceptron: widths of hidden layers, dropout, activation and initializer.
///
/// ```swift
/// let plan = MultilayerPerceptron(hidden: [256, 256], dropout: [0.2, 0.5])
/// let net = plan.network(inputs: 784, outputs: 10, seed: 0)
/// ```
///
/// The plan is a value; the network is a `Sequential` of `Linear` layers, each but the last followed by an activation
/// and, if its probability is not 0, dropout. Without hidden layers it is a linear model.
public struct MultilayerPerceptron: Sendable, Hashable, Codable {
    /// The names of the initializers of weights; biases start at 0, except with PyTorch's.
    public enum InitializerName: String, Sendable, Hashable, Codable, CaseIterable {
        /// Normal with deviation 0.01, as in the book.
        case normal
        /// Xavier's uniform.
        case xavier
        /// He's normal.
        case he
        /// LeCun's normal.
        case lecun
        /// PyTorch's default for weights and biases.
        case pytorch
    }

    /// The widths of the hidden layers, each 1 or more.
    public var hidden: [Int]
    /// The probability of dropout after each hidden layer; 0 where it is missing.
    public var dropout: [Float]
    /// The activation of the hidden layers.
    public var activation: Activation
    /// The initializer of the weights.
    public var initializer: InitializerName

    /// Makes a plan.
    public init(
        hidden: [Int], dropout: [Float] = [], activation: Activation = .relu, initializer: InitializerName = .normal
    ) {
        self.hidden = hidden
        self.dropout = dropout
        self.activation = activation
        self.initializer = initializer
    }

    /// Makes the network; its initial values depend on the seed alone.
    public func network(inputs: Int, outputs: Int, seed: RandomSeed) -> Sequential {
        let net = Sequential()
        var width = inputs
        for (index, next) in hidden.enumerated() {
            net.append(layer(width, next, seed.derived(.initialization, index)))
            net.append(activation.makeLayer())
            if index < dropout.count, dropout[index] > 0 { net.append(Dropout(dropout[index])) }
            width = next
        }
        net.append(layer(width, outputs, seed.derived(.initialization, hidden.count)))
        return net
    }

    /// The names of the network's `Linear` layers in order: `0`, `2`, and so on.
    public var layerNames: [String] {
        var (names, index) = (["0"], 0)
        for position in hidden.indices {
            index += position < dropout.count && dropout[position] > 0 ? 3 : 2
            names.append(String(index))
        }
        return names
    }

    private func layer(_ inputs: Int, _ outputs: Int, _ seed: RandomSeed) -> Linear {
        let weight = initializer.weight
        return Linear(inputs, outputs, weight: weight, bias: weight == nil ? nil : .zeros, seed: seed)
    }
}

extension MultilayerPerceptron {
    /// The number of parameters of its network; `Int.max` if it overflows.
    public func parameterCount(inputs: Int, outputs: Int) -> Int {
        let widths = [inputs] + hidden + [outputs]
        guard widths.allSatisfy({ $0 < 1 << 31 }) else { return .max }
        return zip(widths, widths.dropFirst()).reduce(0) { sum, layer in
            let (total, isTooMuch) = sum.addingReportingOverflow((layer.0 + 1) * layer.1)
            return isTooMuch ? .max : total
        }
    }
}

extension MultilayerPerceptron {
    /// Whether the plan has fewer than a thousand layers, widths of 1 or more and probabilities in 0...1.
    package var isPossible: Bool {
        hidden.count < 1000 && hidden.allSatisfy { $0 >= 1 } && dropout.allSatisfy { (0...1).contains($0) }
    }

    private enum CodingKeys: CodingKey { case hidden, dropout, activation, initializer }

    /// Reads a plan; throws a `DecodingError` for one that is not possible.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        hidden = try container.decode([Int].self, forKey: .hidden)
        dropout = try container.decode([Float].self, forKey: .dropout)
        activation = try container.decode(Activation.self, forKey: .activation)
        initializer = try container.decode(InitializerName.self, forKey: .initializer)
        guard isPossible else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "no widths or no probabilities"))
        }
    }
}

extension MultilayerPerceptron.InitializerName {
    /// The initializer of weights; nil for a layer's default.
    fileprivate var weight: Initializer? {
        switch self {
        case .normal: .normal(deviation: 0.01)
        case .xavier: .xavierUniform
        case .he: .heNormal
        case .lecun: .lecunNormal
        case .pytorch: nil
        }
    }
}
