/// Puts a constant in the place of missing values.
public struct Imputer: NumericTransformer, FittedNumericTransformer {
    /// What replaces a missing value.
    public let value: Double

    /// Makes an imputer that fills with `value`, which must be finite.
    public init(value: Double) {
        precondition(value.isFinite, "a missing value is filled with a finite number, not \(value)")
        self.value = value
    }

    /// Learns nothing: the constant is known.
    public func fitted(to values: [Double]) -> Imputer { self }

    /// Fills the missing values.
    public func transform(_ values: inout [Double]) {
        for row in values.indices where values[row].isNaN { values[row] = value }
    }
}
