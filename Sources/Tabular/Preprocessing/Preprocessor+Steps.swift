import Arrays
import Support

extension Preprocessor {
    /// One step: a transformer of numeric columns, or an encoder of text columns.
    public struct Step: Sendable {
        let numeric: NumericStep?
        let encoder: (any CategoryEncoder)?

        fileprivate init(_ numeric: NumericStep) { (self.numeric, encoder) = (numeric, nil) }

        /// A step for numeric columns.
        public init(_ transformer: some NumericTransformer) { self.init(NumericStep.transformer(transformer)) }

        /// A step for text columns.
        public init(_ encoder: some CategoryEncoder) { (numeric, self.encoder) = (nil, encoder) }
    }
}

/// Steps for numeric columns.
extension Preprocessor.Step {
    /// Standardizes to mean 0 and standard deviation 1; see `StandardScaler`.
    public static func standardize(_ divisor: StandardScaler.Divisor = .sample) -> Self {
        Self(StandardScaler(divisor))
    }

    /// Scales the smallest and the largest value to the ends of a range; see `MinMaxScaler`.
    public static func minMax(to range: ClosedRange<Double> = 0...1) -> Self { Self(MinMaxScaler(to: range)) }

    /// Fills missing values with a number; after `standardize()`, 0 is the mean.
    public static func fillMissing(_ value: Double) -> Self { Self(Imputer(.constant(value))) }

    /// Fills missing values with a learned number; with `indicator`, adds a `MissingIndicator`. See `Imputer`.
    public static func fillMissing(_ strategy: Imputer.Strategy, indicator: Bool = false) -> Self {
        let fill = Self(Imputer(strategy))
        return indicator ? .union([fill], [.missingIndicator()]) : fill
    }

    /// Takes the logarithm of columns that are skewed and not negative; see `LogTransformer`.
    public static func log1p(skewness: Double = 0.75, otherwise: LogTransformer.Otherwise = .keep) -> Self {
        Self(LogTransformer(skewness: skewness, otherwise: otherwise))
    }

    /// Clips values to a range; see `Clipper`.
    public static func clip(to range: ClosedRange<Double>) -> Self { Self(Clipper(to: range)) }

    /// Makes features that rise linearly from one quantile to the next; see `QuantileEncoder`.
    public static func ramps(_ count: Int) -> Self { Self(QuantileEncoder(count)) }

    /// Makes features that jump at a quantile; see `QuantileEncoder`.
    public static func steps(_ count: Int) -> Self { Self(QuantileEncoder(count, shape: .step)) }

    /// Makes a feature for missing values, if there are any; see `MissingIndicator`.
    public static func missingIndicator() -> Self { Self(MissingIndicator()) }

    /// Makes a feature for the most frequent value, if it is frequent enough; see `FrequentValueIndicator`.
    public static func frequentValueIndicator(minimumShare: Double = 0.3) -> Self {
        Self(FrequentValueIndicator(minimumShare: minimumShare))
    }

    /// Makes a feature for each value of a column of codes, or of values that recur; see `LevelIndicators`.
    public static func levelIndicators(_ kind: LevelIndicators.Kind, minimumCount: Int = 1) -> Self {
        Self(LevelIndicators(kind, minimumCount: minimumCount))
    }

    /// Makes the features of several sequences of steps, side by side; an empty sequence is the column as it is.
    ///
    /// Later steps apply to each of these features by itself.
    public static func union(_ branches: [Self]...) -> Self {
        require(
            branches.allSatisfy { $0.allSatisfy { $0.encoder == nil } },
            "Preprocessor: a step for categories stands beside a union, not in it")
        return Self(NumericStep.union(branches.map { $0.compactMap(\.numeric) }))
    }
}

/// Steps for text columns.
extension Preprocessor.Step {
    /// Makes a feature for each category, and with `missingIndicator` one for missing values; see `OneHotEncoder`.
    public static func oneHot(missingIndicator: Bool = true) -> Self {
        Self(OneHotEncoder(missingIndicator: missingIndicator))
    }

    /// Makes a feature for each category that occurs in at least `minimumCount` rows; see `OneHotEncoder`.
    public static func oneHot(missing: OneHotEncoder.Missing, minimumCount: Int = 1) -> Self {
        Self(OneHotEncoder(missing: missing, minimumCount: minimumCount))
    }

    /// Replaces a category by its index; see `OrdinalEncoder`.
    public static func ordinal(unknown: Float = -1, missing: Float = -1) -> Self {
        Self(OrdinalEncoder(unknown: unknown, missing: missing))
    }
}

extension Preprocessor.Step: CustomStringConvertible {
    /// The type of the transformer or encoder, such as `StandardScaler`.
    public var description: String { numeric?.description ?? encoder.map { "\(type(of: $0))" } ?? "" }
}
