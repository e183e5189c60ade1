import ArgumentParser
import Training

/// Numbers of a sweep in one argument: `0.1,0.5`, or a range, `0.001...1`.
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
            guard let numbers = ValueList<Float>(argument: argument)?.values, !numbers.isEmpty,
                numbers.allSatisfy(\.isFinite)
            else { return nil }
            self = .values(numbers)
        }
    }

    var isRange: Bool {
        if case .range = self { true } else { false }
    }

    fileprivate var values: [Float] {
        switch self {
        case .values(let values): values
        case .range(let range): [range.lowerBound, range.upperBound]
        }
    }
}

extension [SweepNumbers] {
    /// From the smallest to the largest number; 0 alone if the option is not given.
    var bounds: ClosedRange<Float> {
        let values = flatMap(\.values)
        return (values.min() ?? 0)...(values.max() ?? 0)
    }

    /// The axis of a sweep along the numbers or the one range; nil if the option is not given.
    func axis(
        _ path: any WritableKeyPath<Hyperparameters, Float> & Sendable
    ) -> SweepAxis<Hyperparameters>? {
        if case .range(let range) = first { return SweepAxis(path, in: range) }
        return isEmpty ? nil : SweepAxis(path, flatMap(\.values))
    }
}

extension ClosedRange {
    /// Whether all of its elements are in `other`.
    func isWithin(_ other: ClosedRange) -> Bool { lowerBound >= other.lowerBound && upperBound <= other.upperBound }
}
