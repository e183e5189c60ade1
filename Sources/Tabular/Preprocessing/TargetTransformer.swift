import Platform

/// Changes the numbers that a model is to predict into ones that are easier to learn, and its predictions back.
///
/// ```swift
/// let target = try TargetTransformer(logarithm: true).fitted(to: prices)
/// let y = try target(prices)                      // standardized logarithms
/// let price = target.inverse(prediction)
/// ```
public struct TargetTransformer: Hashable, Codable, Sendable {
    /// Whether the natural logarithm is taken.
    public let logarithm: Bool
    /// Whether mean 0 and deviation 1 are given then, the deviation that of the population.
    public let standardized: Bool

    /// Makes a transformer; by default it standardizes.
    public init(logarithm: Bool = false, standardized: Bool = true) {
        (self.logarithm, self.standardized) = (logarithm, standardized)
    }

    /// Learns mean and deviation. Throws for a number that is not finite or has no logarithm.
    public func fitted(to values: [Double]) throws -> Fitted {
        let unscaled = Fitted(logarithm: logarithm, mean: 0, deviation: 1)
        let moments = Moments(try unscaled(values))
        guard standardized else { return unscaled }
        // Numbers that do not vary are all 0, and each prediction of 0 is their mean.
        let deviation = moments.isConstant ? 1 : moments.deviation(.population)
        return Fitted(logarithm: logarithm, mean: moments.mean, deviation: deviation)
    }

    /// What was learned.
    public struct Fitted: Hashable, Codable, Sendable {
        /// Whether the natural logarithm is taken.
        public let logarithm: Bool
        /// What is subtracted then; 0 if nothing is standardized.
        public let mean: Double
        /// By what is divided then; 1 if nothing is standardized.
        public let deviation: Double

        /// The numbers to learn. Throws for the first that is not finite or has no logarithm, naming its row.
        public func callAsFunction(_ values: [Double]) throws -> [Double] {
            if let row = values.firstIndex(where: { !($0.magnitude <= Column.largestNumber && ($0 > 0 || !logarithm)) })
            {
                throw DataFrameError(
                    .notRepresentable, row: row,
                    "the target is \(values[row]) in row \(row + 1), "
                        + (logarithm && values[row] <= 0 ? "which has no logarithm" : "which is not finite"))
            }
            return values.map { ((logarithm ? log($0) : $0) - mean) / deviation }
        }

        /// The number that a prediction stands for; infinite for a logarithm that is too large.
        public func inverse(_ prediction: Double) -> Double {
            let unscaled = prediction * deviation + mean
            return logarithm ? exp(unscaled) : unscaled
        }
    }
}
