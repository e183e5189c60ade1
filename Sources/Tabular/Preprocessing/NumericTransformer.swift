/// A transformer of numeric columns: learns the functions of one or more features from a column's numbers.
///
/// Fitting returns another type, `NumericFunction`: a transform before a fit does not compile.
public protocol NumericTransformer: Sendable {
    /// The statistics that it learns from; the moments by default.
    var need: NumberStatistics.Need { get }

    /// Learns from the statistics of a column's numbers, all of them finite.
    ///
    /// Returns the functions of each feature, in order: mostly one feature of one function; none to drop the column.
    func fitted(to statistics: NumberStatistics) -> [[NumericFunction]]
}

extension NumericTransformer {
    /// The moments.
    public var need: NumberStatistics.Need { .moments }

    /// Learns from the values of a column; NaN is a missing value.
    public func fitted(to values: [Double]) -> [[NumericFunction]] {
        fitted(to: NumberStatistics(values, need: need))
    }
}

/// A step for numeric columns: a transformer, or several sequences of steps of the same column, side by side.
///
/// A transformer learns from each feature of the step before by itself. An empty sequence is the column as it is.
enum NumericStep: Sendable {
    case transformer(any NumericTransformer)
    case union([[NumericStep]])

    var description: String {
        switch self {
        case .transformer(let transformer): "\(type(of: transformer))"
        case .union(let branches):
            "union(\(branches.map { "[\($0.map(\.description).joined(separator: ", "))]" }.joined(separator: ", ")))"
        }
    }
}

extension NumericStep {
    /// Whether the steps learn the same. Transformers that are not `Hashable` count as different.
    static func == (left: NumericStep, right: NumericStep) -> Bool {
        switch (left, right) {
        case (.transformer(let left), .transformer(let right)): areEqual(left, right)
        case (.union(let left), .union(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.elementsEqual($1, by: ==) }
        default: false
        }
    }
}

/// Whether two values are equal; values that are not `Hashable` count as different.
func areEqual(_ left: Any, _ right: Any) -> Bool {
    guard let left = left as? any Hashable, let right = right as? any Hashable else { return false }
    return AnyHashable(left) == AnyHashable(right)
}
