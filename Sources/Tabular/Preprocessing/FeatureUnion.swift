/// Sequences of transformers side by side, each of them making its features of the same column.
///
/// A transformer learns from what those before it in its sequence give, of each feature by itself. An empty sequence is the
/// column as it is.
struct FeatureUnion: NumericTransformer {
    let branches: [[any NumericTransformer]]

    func fitted(to values: [Double]) -> [[NumericFunction]] {
        branches.flatMap { Self.features(of: values, through: $0[...]) }
    }

    private static func features(
        of values: [Double], through transformers: ArraySlice<any NumericTransformer>
    ) -> [[NumericFunction]] {
        guard let first = transformers.first else { return [[]] }
        let rest = transformers.dropFirst()
        guard !rest.isEmpty else { return first.fitted(to: values) }
        return first.fitted(to: values).flatMap { functions in
            var values = values
            for function in functions { function.apply(to: &values) }
            return features(of: values, through: rest).map { functions + $0 }
        }
    }
}
