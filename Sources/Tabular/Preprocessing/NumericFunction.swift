import CKernels
import Platform

/// What a `NumericTransformer` has learned: a function from one number to another, NaN for a missing one.
///
/// A feature of a table is a column of numbers and a few of these, one after the other. That a row's features depend on that
/// row alone needs no proof, then, and in JSON a function reads as it is written here:
/// `{"standardize": {"mean": 1, "deviation": 2}}`.
public enum NumericFunction: Hashable, Sendable {
    /// `(x - mean) / deviation`; 0 where the deviation is 0. Missing stays missing.
    case standardize(mean: Double, deviation: Double)
    /// From `minimum...maximum` to `lower...upper` and beyond; `lower` where both ends are equal. Missing stays missing.
    case rescale(minimum: Double, maximum: Double, lower: Double, upper: Double)
    /// `value` in the place of a missing number.
    case fill(value: Double)
    /// `log(1 + x)`, a negative number counting as 0. Missing stays missing.
    case log1p
    /// The nearest number of `lower...upper`. Missing stays missing.
    case clip(lower: Double, upper: Double)
    /// From -0.5 at `start` and below to 0.5 at `end` and above, straight between; -0.5 for a missing number.
    case ramp(start: Double, end: Double)
    /// 0.5 above `threshold`, else -0.5; -0.5 for a missing number.
    case step(threshold: Double)
    /// 1 for a missing number, else 0.
    case isMissing
    /// 1 for `value`, else 0; 0 for a missing number.
    case equals(value: Double)

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
        case .equals(let value): x == value ? 1 : 0
        }
    }

    /// Changes every number of a column.
    func apply(to values: inout [Double]) {
        switch self {
        // The usual ones, in loops that are compiled for several numbers at once.
        case .standardize(let mean, let deviation) where deviation != 0:
            numbers_standardize(&values, values.count, mean, deviation)
        case .fill(let value): numbers_fill(&values, values.count, value)
        default:
            for row in values.indices { values[row] = self(values[row]) }
        }
    }

    /// What the function adds to the name of its column; nothing where one feature stands for the column.
    var suffix: String {
        switch self {
        case .standardize, .rescale, .fill, .clip: ""
        case .log1p: "_log1p"
        case .ramp(let start, let end): "_ramp_\(start)_\(end)"
        case .step(let threshold): "_above_\(threshold)"
        case .isMissing: "_nan"
        case .equals(let value): "_is_\(value)"
        }
    }

    /// Unlike `min` and `max`, it keeps NaN.
    private static func clip(_ x: Double, _ lower: Double, _ upper: Double) -> Double {
        x < lower ? lower : x > upper ? upper : x
    }
}

extension NumericFunction: Codable {
    private enum CodingKeys: String, CodingKey {
        case standardize, rescale, fill, log1p, clip, ramp, step, equals
        case isMissing = "is_missing"
    }
}

/// The logarithm, outside of the type whose case has the same name.
private func logOfOnePlus(_ x: Double) -> Double { log1p(x) }
