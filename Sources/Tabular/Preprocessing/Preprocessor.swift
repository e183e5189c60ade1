import Arrays

/// Steps that turn a table into numbers for a model.
///
/// ```swift
/// let preprocessor = Preprocessor(.standardize(), .fillMissing(0), .oneHot(missingIndicator: true))
/// let encoder = try preprocessor.fitted(to: train)
/// let x = try encoder(test)       // NDArray<Float>, rows x encoder.width
/// ```
///
/// Numeric steps apply, in the order given, to every column of integers, reals or booleans (0 and 1), the encoding of
/// categories to every column of text. `union` makes several features of a numeric column:
///
/// ```swift
/// Preprocessor(
///     .union(
///         [.union([.log1p(skewness: 0.75, otherwise: .drop)], []), .standardize(), .clip(to: -2.5...2.5), .fillMissing(0)],
///         [.missingIndicator()], [.frequentValueIndicator(minimumShare: 0.3)], [.ramps(8)]),
///     .oneHot(missing: .category, minimumCount: 3))
/// ```
///
/// The features are those of the numeric columns, then those of the text columns, each in the order of the table.
public struct Preprocessor: Sendable {
    /// The largest matrix that is made unless told otherwise, in bytes: 2 GiB.
    public static let defaultMemoryLimit = 1 << 31

    private let transformer: FeatureUnion
    private let encoder: (any CategoryEncoder)?
    /// The largest matrix that is made, in bytes.
    public var memoryLimit = Preprocessor.defaultMemoryLimit

    /// Makes a preprocessor of its steps, at most one of them for categories.
    public init(_ steps: Step...) {
        let encoders = steps.compactMap(\.encoder)
        require(encoders.count <= 1, "Preprocessor: there is one step for categories, not \(encoders.count)")
        encoder = encoders.first
        transformer = FeatureUnion(branches: [steps.compactMap(\.transformer)])
    }

    /// Learns from the rows of a table.
    ///
    /// Throws if a number is infinite, naming column and row, or if there is text and no step for it. Costs a few passes over
    /// the numbers and one over the text; steps that need quantiles sort.
    public func fitted(to frame: DataFrame) throws -> FittedPreprocessor {
        var fitted = try FittedPreprocessor(frame, transformer, encoder)
        fitted.memoryLimit = memoryLimit
        return fitted
    }
}
