import CTabular
import Support

/// A function that a `NumericTransformer` has learned, from number to number; NaN is a missing value.
///
/// It applies to each number by itself. In JSON: `{"standardize": {"mean": 1, "deviation": 2}}`.
public enum NumericFunction: Hashable, Sendable {
    /// `(x - mean) / deviation`; 0 if the deviation is 0. Missing stays missing.
    case standardize(mean: Double, deviation: Double)
    /// Linear from `minimum...maximum` to `lower...upper`; `lower` if `minimum == maximum`. Missing stays missing.
    case rescale(minimum: Double, maximum: Double, lower: Double, upper: Double)
    /// `value` for a missing number.
    case fill(value: Double)
    /// `log(1 + max(x, 0))`. Missing stays missing.
    case log1p
    /// The nearest number of `lower...upper`. Missing stays missing.
    case clip(lower: Double, upper: Double)
    /// Linear from -0.5 at `start` to 0.5 at `end`, constant beyond; -0.5 for a missing number.
    case ramp(start: Double, end: Double)
    /// 0.5 above `threshold`, else -0.5; -0.5 for a missing number.
    case step(threshold: Double)
    /// 1 for a missing number, else 0.
    case isMissing
    /// 1 for `value`, else 0; 0 for a missing number.
    case equals(value: Double)
    /// The same, for a number that is taken as a category. These features come last, beside those of text.
    case level(value: Double)

    /// The function's value.
    public func callAsFunction(_ x: Double) -> Double {
        switch self {
        case .standardize(let mean, let deviation):
            deviation == 0 ? (x - mean) * 0 : (x - mean) / deviation
        case .rescale(let minimum, let maximum, let lower, let upper):
            minimum == maximum
                ? (x - minimum) * 0 + lower : (x - minimum) / (maximum - minimum) * (upper - lower) + lower
        case .fill(let value): x.isNaN ? value : x
        case .log1p: logOfOnePlus(x < 0 ? 0 : x)
        case .clip(let lower, let upper): Self.clip(x, lower, upper)
        case .ramp(let start, let end):
            x.isNaN ? -0.5 : (Self.clip(x, start, end) - start) / (end - start) - 0.5
        case .step(let threshold): x > threshold ? 0.5 : -0.5
        case .isMissing: x.isNaN ? 1 : 0
        case .equals(let value), .level(let value): x == value ? 1 : 0
        }
    }

    /// Replaces each number by the function's value.
    func apply(to values: inout [Double]) {
        switch self {
        // The usual ones, in vectorized loops.
        case .standardize(let mean, let deviation) where deviation != 0:
            numbers_standardize(&values, values.count, mean, deviation)
        case .fill(let value): numbers_fill(&values, values.count, value)
        default:
            for row in values.indices { values[row] = self(values[row]) }
        }
    }

    /// The suffix of a feature's name; empty where one feature replaces the column.
    var suffix: String {
        switch self {
        case .standardize, .rescale, .fill, .clip: ""
        case .log1p: "_log1p"
        case .ramp(let start, let end): "_ramp_\(start)_\(end)"
        case .step(let threshold): "_above_\(threshold)"
        case .isMissing: "_nan"
        case .equals(let value), .level(let value): "_is_\(value)"
        }
    }

    /// Unlike `min` and `max`, it keeps NaN.
    private static func clip(_ x: Double, _ lower: Double, _ upper: Double) -> Double {
        x < lower ? lower : x > upper ? upper : x
    }
}

extension NumericFunction: Codable {
    private enum CodingKeys: String, CodingKey {
        case standardize, rescale, fill, log1p, clip, ramp, step, equals, level
        case isMissing = "is_missing"
    }
}

/// The logarithm, outside of the type whose case has the same name.
private func logOfOnePlus(_ x: Double) -> Double { log1p(x) }
