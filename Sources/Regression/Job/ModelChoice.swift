import Training

/// A choice of models: a preset or a recipe, with changes.
///
/// The recipe of a preset depends on the metric and on the number of rows, which are not known before a table is read; so a
/// choice is kept as it was made.
public struct ModelChoice: Sendable, Hashable, Codable {
    /// The preset; nil for the job's usual one.
    public var preset: RegressionPreset?
    /// The name of a family whose model takes the place of those of the preset `general`.
    public var family: String?
    /// A recipe of one's own in place of a preset.
    public var recipe: RegressionRecipe?
    /// The training loss; nil for the preset's.
    public var loss: RegressionRecipe.Loss?
    /// The rows that preprocessing learns from; nil for the preset's.
    public var preprocessing: RegressionRecipe.Preprocessing?
    /// Hyperparameters that differ, in every model.
    public var changes = HyperparameterChanges()

    /// Makes the usual choice.
    public init() {}
}

extension RegressionJob {
    /// The recipe for a table of `rows` training rows.
    ///
    /// - Throws: `RegressionError` for a family that is not known, or one beside a preset of models of its own.
    public func recipe(rows: Int) throws -> RegressionRecipe {
        var recipe = try base(rows: rows)
        recipe.loss = model.loss ?? recipe.loss
        recipe.preprocessing = model.preprocessing ?? recipe.preprocessing
        recipe.models = recipe.models.map { $0.with(model.changes.applied(to: $0.hyperparameters)) }
        return recipe
    }

    /// The recipe before anything is changed.
    private func base(rows: Int) throws -> RegressionRecipe {
        if let recipe = model.recipe { return recipe }
        var recipe = preset.recipe(for: metric, rows: rows)
        guard let name = model.family else { return recipe }
        guard let family = ModelFamilies.family(named: name) else {
            throw RegressionError.unknownFamily(name, known: ModelFamilies.all.map { $0.name })
        }
        guard preset == .general else { throw RegressionError.familyOfAnotherPreset(preset) }
        recipe.models = [family.init(rows: rows)]
        return recipe
    }

    /// The hyperparameters of each model of the base recipe, with and without the changes, for checks; those that depend on the number
    /// of rows are not among what is checked.
    package func hyperparameters() throws -> [(before: Hyperparameters, after: Hyperparameters)] {
        try base(rows: 1).models.map { ($0.hyperparameters, model.changes.applied(to: $0.hyperparameters)) }
    }
}
