import Tabular

/// The features of all training rows, with their preprocessing. Models with equal ones share them.
struct EnsembleFeatures: Sendable {
    private(set) var encoders: [FittedEncoder] = []
    private(set) var matrices: [MemberFeatures] = []
    /// The index of each model's encoder and matrix.
    private(set) var indices: [Int] = []
    private var origins: [Int] = []

    /// Adds the features of the next model, from the preprocessing with the index `origin`.
    mutating func addModel(
        of frame: DataFrame, _ form: FeatureForm, _ preprocessor: FittedPreprocessor, at origin: Int
    ) throws {
        if let known = origins.indices.first(where: { origins[$0] == origin && encoders[$0].form == form }) {
            return indices.append(known)
        }
        indices.append(encoders.count)
        matrices.append(try MemberFeatures(form, preprocessor, frame))
        encoders.append(FittedEncoder(form: form, preprocessor: preprocessor))
        origins.append(origin)
    }
}
