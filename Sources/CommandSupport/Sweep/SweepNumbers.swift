import ArgumentParser
import Training

/// The values of a number in a sweep: `0.1,0.5`, or all of a range, `0.001...1`.
package enum SweepNumbers: ExpressibleByArgument, Sendable {
    case values([Float])
    case range(ClosedRange<Float>)

    package init?(argument: String) {
        if let dots = argument.firstRange(of: "...") {
            guard let lower = Float(argument[..<dots.lowerBound]), let upper = Float(argument[dots.upperBound...]),
                lower <= upper, upper.isFinite
            else { return nil }
            self = .range(lower...upper)
        } else {
            guard let list = NumberList<Float>(argument: argument), let first = list.numbers.first,
                first.isFinite, list.numbers.allSatisfy(\.isFinite)
            else { return nil }
            self = .values(list.numbers)
        }
    }

    var isRange: Bool {
        if case .range = self { true } else { false }
    }

    /// From the smallest to the largest.
    var bounds: ClosedRange<Float> {
        switch self {
        case .values(let values): (values.min() ?? 0)...(values.max() ?? 0)
        case .range(let range): range
        }
    }

    /// The axis of a sweep along them.
    func axis(_ path: any WritableKeyPath<Hyperparameters, Float> & Sendable) -> SweepAxis<Hyperparameters> {
        switch self {
        case .values(let values): SweepAxis(path, values)
        case .range(let range): SweepAxis(path, in: range)
        }
    }
}

extension ClosedRange {
    /// Whether no element of it is outside of `other`.
    func isWithin(_ other: ClosedRange) -> Bool { lowerBound >= other.lowerBound && upperBound <= other.upperBound }
}
