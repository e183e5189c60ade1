import Arrays

/// The plan of a multilayer perceptron: the widths of its hidden layers, what is between them, and how it starts.
///
/// ```swift
/// let plan = MultilayerPerceptron(hidden: [256, 256], dropout: [0.2, 0.5])
/// let net = plan.network(inputs: 784, outputs: 10, seed: 0)
/// ```
///
/// The plan is a value, which a file or a command line can hold; the network is a `Sequential` of `Linear` layers, each but
/// the last with an activation and, where its probability is not 0, dropout behind it. Without hidden layers it is a linear
/// model.
public struct MultilayerPerceptron: Sendable, Hashable, Codable {
    /// The activations by name.
    public enum Activation: String, Sendable, Hashable, Codable, CaseIterable {
        case relu, sigmoid, tanh, gelu
        case leakyReLU = "leaky-relu"
    }

    /// How weights start, by name; biases start at 0, but PyTorch's.
    public enum StartValues: String, Sendable, Hashable, Codable, CaseIterable {
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
    /// The probability of dropout behind each hidden layer; 0 for those that it has no number for.
    public var dropout: [Float]
    /// What is applied to the output of each hidden layer.
    public var activation: Activation
    /// How the weights start.
    public var initializer: StartValues

    /// Makes a plan.
    public init(
        hidden: [Int], dropout: [Float] = [], activation: Activation = .relu, initializer: StartValues = .normal
    ) {
        self.hidden = hidden
        self.dropout = dropout
        self.activation = activation
        self.initializer = initializer
    }

    /// Makes the network; what it starts from depends on the seed alone.
    public func network(inputs: Int, outputs: Int, seed: RandomSeed) -> Sequential {
        let net = Sequential()
        var width = inputs
        for (index, next) in hidden.enumerated() {
            net.append(layer(width, next, seed.derived(.initialization, index)))
            net.append(activation.module)
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
    /// The number of parameters of its network, weights and biases; `Int.max` if they are more than can be counted.
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
    /// Whether there can be such a network: of fewer than a thousand layers, with widths from 1 and probabilities.
    package var isPossible: Bool {
        hidden.count < 1000 && hidden.allSatisfy { $0 >= 1 } && dropout.allSatisfy { (0...1).contains($0) }
    }

    private enum CodingKeys: CodingKey { case hidden, dropout, activation, initializer }

    /// Reads a plan; throws a `DecodingError` for widths below 1, for what is no probability, and for a thousand layers or more.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        hidden = try container.decode([Int].self, forKey: .hidden)
        dropout = try container.decode([Float].self, forKey: .dropout)
        activation = try container.decode(Activation.self, forKey: .activation)
        initializer = try container.decode(StartValues.self, forKey: .initializer)
        guard isPossible else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "no widths or no probabilities"))
        }
    }
}

extension MultilayerPerceptron.Activation {
    /// A layer of it.
    fileprivate var module: any Module {
        switch self {
        case .relu: ReLU()
        case .sigmoid: Sigmoid()
        case .tanh: Tanh()
        case .gelu: GELU()
        case .leakyReLU: LeakyReLU()
        }
    }
}

extension MultilayerPerceptron.StartValues {
    /// The initializer of weights; nil for that which a layer has by itself.
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
