import Autograd

/// An optimizer and its settings: a value that makes an optimizer for each model.
///
/// ```swift
/// Trainer(epochs: 10, batchSize: 64, optimizer: .adam(learningRate: 0.01))
/// let own = OptimizerSettings("sign descent, rate 0.01") { groups in SignDescent(groups, learningRate: 0.01) }
/// ```
public struct OptimizerSettings: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The algorithm.
    public let algorithm: Algorithm
    /// η, 0 or more.
    public let learningRate: Float
    /// λ, 0 or more.
    public let weightDecay: Float
    /// μ, in 0..<1: for `sgd` only.
    public let momentum: Float
    /// β₁ and β₂, in 0..<1, and ε, 0 or more: for Adam only.
    public let beta1, beta2, epsilon: Float

    /// Makes the settings of an algorithm.
    public init(
        _ algorithm: Algorithm, learningRate: Float, weightDecay: Float = 0, momentum: Float = 0, beta1: Float = 0.9,
        beta2: Float = 0.999, epsilon: Float = 1e-8
    ) {
        (self.algorithm, self.learningRate, self.weightDecay) = (algorithm, learningRate, weightDecay)
        (self.momentum, self.beta1, self.beta2, self.epsilon) = (momentum, beta1, beta2, epsilon)
    }

    /// Makes an optimizer of your own, which has no settings here; `make` makes it for groups of parameters.
    ///
    /// A checkpoint identifies an optimizer by `name`. Only the library's optimizers can be decoded.
    public init(_ name: String, _ make: @escaping @Sendable ([ParameterGroup]) -> any Optimizer) {
        self.init(Algorithm(name, settings: { _ in [] }, make: { make($1) }), learningRate: 0)
    }

    /// The algorithm and its settings: `sgd, learning rate 0.1, momentum 0.0, weight decay 0.0`.
    public var name: String {
        ([algorithm.rawValue] + algorithm.settings(self).map { "\($0.name) \($0.value)" }).joined(separator: ", ")
    }

    /// The algorithm and its settings.
    public var description: String { name }

    /// The first setting that is out of bounds.
    package var fault: Setting? { algorithm.settings(self).first { !$0.isAllowed } }

    /// Makes the optimizer of parameters, or of groups of them.
    public func makeOptimizer(for parameters: [some Groupable]) -> any Optimizer {
        algorithm.make(self, parameters.map(\.group))
    }
}

extension OptimizerSettings {
    /// An algorithm, known and coded by its name.
    public struct Algorithm: RawRepresentable, Sendable, Hashable, Codable, CaseIterable, CustomStringConvertible {
        /// The name, `adam`.
        public let rawValue: String
        fileprivate let settings: @Sendable (OptimizerSettings) -> [Setting]
        fileprivate let make: @Sendable (OptimizerSettings, [ParameterGroup]) -> any Optimizer

        init(
            _ name: String, settings: @escaping @Sendable (OptimizerSettings) -> [Setting],
            make: @escaping @Sendable (OptimizerSettings, [ParameterGroup]) -> any Optimizer
        ) {
            (rawValue, self.settings, self.make) = (name, settings, make)
        }

        /// The algorithm of the library of that name, if there is one.
        public init?(rawValue: String) {
            guard let known = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
            self = known
        }

        /// The algorithms of the library.
        public static let allCases: [Algorithm] = [.adam, .adamW, .sgd]

        /// The name.
        public var description: String { rawValue }
    }

    /// A number that must be 0 or more, or a share in 0..<1.
    package struct Setting {
        package let name: String
        package let value: Float
        private let isShare: Bool

        init(_ name: String, _ value: Float, isShare: Bool = false) {
            (self.name, self.value, self.isShare) = (name, value, isShare)
        }

        /// The bounds in words.
        package var allowed: String { isShare ? "from 0 to less than 1" : "0 or more" }

        var isAllowed: Bool { isShare ? (0..<1).contains(value) : value >= 0 && value.isFinite }
    }
}
