import Support

/// Transforms the target before training, and predictions back.
///
/// ```swift
/// let target = try TargetTransformer(logarithm: true).fitted(to: prices)
/// let y = try target(prices)                      // standardized logarithms
/// let price = target.inverse(prediction)
/// ```
public struct TargetTransformer: Hashable, Codable, Sendable {
    /// Whether the natural logarithm is taken.
    public let logarithm: Bool
    /// Whether the result is standardized to mean 0 and standard deviation 1, that of the population.
    public let standardized: Bool

    /// Makes a transformer; by default it standardizes.
    public init(logarithm: Bool = false, standardized: Bool = true) {
        (self.logarithm, self.standardized) = (logarithm, standardized)
    }

    /// Learns mean and deviation. Throws a `DataFrameError` for a number that is not finite or has no logarithm.
    public func fitted(to values: [Double]) throws -> Fitted {
        let unscaled = Fitted(logarithm: logarithm, mean: 0, deviation: 1)
        let moments = Moments(try unscaled(values))
        guard standardized else { return unscaled }
        // Constant numbers become 0, and a prediction of 0 their mean.
        let deviation = moments.isConstant ? 1 : moments.deviation(.population)
        return Fitted(logarithm: logarithm, mean: moments.mean, deviation: deviation)
    }

    /// A fitted target transformer.
    public struct Fitted: Hashable, Codable, Sendable {
        /// Whether the natural logarithm is taken.
        public let logarithm: Bool
        /// The mean to subtract; 0 unless standardized.
        public let mean: Double
        /// The standard deviation to divide by; 1 unless standardized.
        public let deviation: Double

        /// The transformed target. Throws a `DataFrameError` for a number that is not finite or has no logarithm.
        public func callAsFunction(_ values: [Double]) throws -> [Double] {
            let isValid = { ($0 as Double).magnitude <= Column.largestNumber && ($0 > 0 || !logarithm) }
            if let row = values.firstIndex(where: { !isValid($0) }) {
                throw DataFrameError(
                    .notRepresentable, row: row,
                    "the target is \(values[row]) in row \(row + 1), "
                        + (logarithm && values[row] <= 0 ? "which has no logarithm" : "which is not finite"))
            }
            return values.map { ((logarithm ? log($0) : $0) - mean) / deviation }
        }

        /// The target of a prediction; infinite for a logarithm that is too large.
        public func inverse(_ prediction: Double) -> Double {
            let unscaled = prediction * deviation + mean
            return logarithm ? exp(unscaled) : unscaled
        }
    }
}
