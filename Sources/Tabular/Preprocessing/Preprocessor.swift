/// Steps that turn a table into numbers for a model.
///
/// ```swift
/// let preprocessor = Preprocessor(.standardize(), .fillMissing(0), .oneHot(missingIndicator: true))
/// let encoder = try preprocessor.fitted(to: train)
/// let x = try encoder(test)       // NDArray<Float>, rows x encoder.width
/// ```
///
/// Numeric steps apply, in the order given, to every column of integers, reals or booleans (0 and 1), the one-hot encoding to
/// every column of text. The features are those of the numeric columns, then those of the text columns, each in the order of
/// the table.
public struct Preprocessor: Sendable {
    /// One step.
    public struct Step: Sendable {
        enum Work: Sendable {
            case numeric(any NumericTransformer)
            case oneHot(OneHotEncoder)
        }

        let work: Work

        /// Mean 0 and deviation 1; see `StandardScaler`.
        public static func standardize() -> Step { Step(work: .numeric(StandardScaler())) }

        /// A number in the place of missing ones; after `standardize()`, 0 is the mean.
        public static func fillMissing(_ value: Double) -> Step { Step(work: .numeric(Imputer(value: value))) }

        /// A feature for each category, and with `missingIndicator` one for missing values; see `OneHotEncoder`.
        public static func oneHot(missingIndicator: Bool = true) -> Step {
            Step(work: .oneHot(OneHotEncoder(missingIndicator: missingIndicator)))
        }
    }

    private let transformers: [any NumericTransformer]
    private let encoder: OneHotEncoder?
    /// The largest matrix that is made, in bytes; 2 GiB by default.
    public var memoryLimit = 1 << 31

    /// Makes a preprocessor of its steps, at most one of them one-hot.
    public init(_ steps: Step...) {
        var transformers: [any NumericTransformer] = []
        var encoder: OneHotEncoder?
        for step in steps {
            switch step.work {
            case .numeric(let transformer): transformers.append(transformer)
            case .oneHot(let oneHot):
                precondition(encoder == nil, "a preprocessor has one one-hot step")
                encoder = oneHot
            }
        }
        (self.transformers, self.encoder) = (transformers, encoder)
    }

    /// Learns from the rows of a table.
    ///
    /// Throws if a number is infinite, naming column and row, or if there is text and no step for it. Costs two passes over
    /// the numbers and one over the text.
    public func fitted(to frame: DataFrame) throws -> FittedPreprocessor {
        var numeric: [FittedPreprocessor.NumericColumn] = []
        var text: [FittedPreprocessor.TextColumn] = []
        for (name, column) in zip(frame.columnNames, frame.columns) {
            if column.kind == .string {
                text.append(.init(name: name, encoder: try textEncoder(name).fitted(to: column)))
            } else {
                numeric.append(.init(name: name, steps: fittedSteps(try column.finiteNumbers(named: name))))
            }
        }
        return FittedPreprocessor(numeric: numeric, text: text, memoryLimit: memoryLimit)
    }

    private func textEncoder(_ name: String) throws -> OneHotEncoder {
        guard let encoder else {
            throw DataFrameError(
                .kindMismatch, column: name, "column '\(name)' is text: add a one-hot step, or drop the column")
        }
        return encoder
    }

    /// Each step learns from what the ones before it give.
    private func fittedSteps(_ numbers: [Double]) -> [any FittedNumericTransformer] {
        var numbers = numbers
        return transformers.map { transformer in
            let fitted: any FittedNumericTransformer = transformer.fitted(to: numbers)
            fitted.transform(&numbers)
            return fitted
        }
    }
}

extension Column {
    /// Beyond this a number is as good as infinite: sums and differences of such numbers are.
    private static let largestNumber = 1e300

    /// The values as numbers, missing ones as NaN. Throws for text, and for the first infinite value.
    func finiteNumbers(named name: String) throws -> [Double] {
        if isAllMissing { return [Double](repeating: .nan, count: count) }
        guard let numbers else {
            throw DataFrameError(
                .kindMismatch, column: name,
                "column '\(name)' is text, and was numeric when the preprocessor was fitted: correct it, or drop it")
        }
        if let row = numbers.firstIndex(where: { $0.magnitude > Self.largestNumber }) {
            throw DataFrameError(
                .notRepresentable, column: name, row: row,
                "column '\(name)' is \(numbers[row]) in row \(row + 1): correct it, or mark it as missing")
        }
        return numbers
    }
}
