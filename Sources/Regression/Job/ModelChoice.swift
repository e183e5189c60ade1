import Training

/// A choice of models: a preset or a recipe, with changes.
///
/// The recipe of a preset depends on the metric and the number of rows, so it follows once the table is read.
public struct ModelChoice: Sendable, Hashable, Codable {
    /// The preset; nil for the job's default.
    public var preset: RegressionPreset?
    /// The name of a family that replaces the models of the preset `general`; with changes, `wide-and-deep` does by
    /// default.
    public var family: String?
    /// A recipe of your own instead of a preset.
    public var recipe: RegressionRecipe?
    /// The training loss; nil for the preset's.
    public var loss: RegressionRecipe.Loss?
    /// The rows that preprocessing is fitted to; nil for the preset's.
    public var preprocessing: RegressionRecipe.Preprocessing?
    /// The number of seconds that a run may take, from reading the tables on; nil for no limit. See
    /// `TabularRegressor.deadline`.
    public var timeLimit: Double?
    /// Changes of hyperparameters in every model.
    public var changes = HyperparameterChanges()

    /// Makes the default choice.
    public init() {}

    private enum CodingKeys: String, CodingKey {
        case preset, family, recipe, loss, preprocessing, changes
        case timeLimit = "time_limit"
    }

    /// Whether there are changes other than the number of shards, which divides the training of any model.
    fileprivate var changesModels: Bool {
        var changes = changes
        changes.shards = nil
        return changes != HyperparameterChanges()
    }
}

extension RegressionJob {
    /// The recipe for a table of `rows` training rows.
    ///
    /// - Throws: `RegressionError` for an unknown family, or one beside a preset other than `general`.
    public func recipe(rows: Int) throws -> RegressionRecipe {
        var recipe = try base(rows: rows)
        recipe.loss = model.loss ?? recipe.loss
        recipe.preprocessing = model.preprocessing ?? recipe.preprocessing
        recipe.models = recipe.models.map { $0.with(model.changes.applied(to: $0.hyperparameters)) }
        return recipe
    }

    private func base(rows: Int) throws -> RegressionRecipe {
        if let recipe = model.recipe { return recipe }
        var recipe = preset.recipe(for: metric, rows: rows)
        guard let family = try family else { return recipe }
        recipe.models = [family.init(rows: rows)]
        recipe.selection = nil
        return recipe
    }

    /// The family that replaces the models of the preset `general`: the one given, or the usual one for other
    /// hyperparameters.
    private var family: (any ModelFamily.Type)? {
        get throws {
            guard let name = model.family else {
                return preset == .general && model.changesModels ? WideAndDeepFamily.self : nil
            }
            guard let family = ModelFamilies.family(named: name) else {
                throw RegressionError.unknownFamily(name, known: ModelFamilies.all.map { $0.name })
            }
            guard preset == .general else { throw RegressionError.familyOfAnotherPreset(preset) }
            return family
        }
    }

    /// The hyperparameters of each model before and after the changes, for checks that need no number of rows.
    package func hyperparameters() throws -> [(before: Hyperparameters, after: Hyperparameters)] {
        try base(rows: 1).models.map { ($0.hyperparameters, model.changes.applied(to: $0.hyperparameters)) }
    }
}
