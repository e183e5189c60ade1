import Arrays

extension Preprocessor {
    /// One step: a transformer of numeric columns, or an encoder of the categories of text columns.
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
    /// Mean 0 and deviation 1; see `StandardScaler`.
    public static func standardize(_ divisor: StandardScaler.Divisor = .sample) -> Self {
        Self(StandardScaler(divisor))
    }

    /// The smallest and the largest value at the ends of a range; see `MinMaxScaler`.
    public static func minMax(to range: ClosedRange<Double> = 0...1) -> Self { Self(MinMaxScaler(to: range)) }

    /// A number in the place of missing ones; after `standardize()`, 0 is the mean.
    public static func fillMissing(_ value: Double) -> Self { Self(Imputer(.constant(value))) }

    /// A learned number in the place of missing ones, and with `indicator` a feature that says where they were, if there were
    /// any; see `Imputer`, `MissingIndicator`. Steps that come later apply to that feature too.
    public static func fillMissing(_ strategy: Imputer.Strategy, indicator: Bool = false) -> Self {
        let fill = Self(Imputer(strategy))
        return indicator ? .union([fill], [.missingIndicator()]) : fill
    }

    /// The logarithm of columns that are skewed and not negative; see `LogTransformer`.
    public static func log1p(skewness: Double = 0.75, otherwise: LogTransformer.Otherwise = .keep) -> Self {
        Self(LogTransformer(skewness: skewness, otherwise: otherwise))
    }

    /// Values beyond a range at its ends; see `Clipper`.
    public static func clip(to range: ClosedRange<Double>) -> Self { Self(Clipper(to: range)) }

    /// Features that rise from one quantile to the next; see `QuantileEncoder`.
    public static func ramps(_ count: Int) -> Self { Self(QuantileEncoder(count)) }

    /// Features that jump at a quantile; see `QuantileEncoder`.
    public static func steps(_ count: Int) -> Self { Self(QuantileEncoder(count, shape: .step)) }

    /// A feature for missing values, if there are any; see `MissingIndicator`.
    public static func missingIndicator() -> Self { Self(MissingIndicator()) }

    /// A feature for the most frequent value, if it is frequent enough; see `FrequentValueIndicator`.
    public static func frequentValueIndicator(minimumShare: Double = 0.3) -> Self {
        Self(FrequentValueIndicator(minimumShare: minimumShare))
    }

    /// The features of several sequences of steps side by side; an empty sequence is the column as it is.
    ///
    /// Steps after the union apply to each of its features by itself.
    public static func union(_ branches: [Self]...) -> Self {
        require(
            branches.allSatisfy { $0.allSatisfy { $0.encoder == nil } },
            "Preprocessor: a step for categories stands beside a union, not in it")
        return Self(NumericStep.union(branches.map { $0.compactMap(\.numeric) }))
    }
}

/// Steps for text columns.
extension Preprocessor.Step {
    /// A feature for each category, and with `missingIndicator` one for missing values; see `OneHotEncoder`.
    public static func oneHot(missingIndicator: Bool = true) -> Self {
        Self(OneHotEncoder(missingIndicator: missingIndicator))
    }

    /// A feature for each category that occurs in at least `minimumCount` rows; see `OneHotEncoder`.
    public static func oneHot(missing: OneHotEncoder.Missing, minimumCount: Int = 1) -> Self {
        Self(OneHotEncoder(missing: missing, minimumCount: minimumCount))
    }

    /// The number of the category; see `OrdinalEncoder`.
    public static func ordinal(unknown: Float = -1, missing: Float = -1) -> Self {
        Self(OrdinalEncoder(unknown: unknown, missing: missing))
    }
}
