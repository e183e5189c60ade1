/// Estimates of the training times of the models of a recipe, corrected by completed trainings.
///
/// An epoch of a model takes a time in proportion to its number of parameters.
struct TrainingTimes: Sendable {
    /// The share of the time to plan with, as estimates may be too small.
    static let plannedShare = 0.9

    private let epochs: [Int]
    private let parameterCounts: [Int]
    /// The seconds of an epoch of all rows, for each parameter.
    private var secondsOfParameter: Double

    /// Makes estimates for models with these numbers of epochs and parameters, from the seconds that an epoch of all
    /// rows takes the first one.
    init(epochs: [Int], parameterCounts: [Int], secondsOfEpoch: Double) {
        (self.epochs, self.parameterCounts) = (epochs, parameterCounts)
        secondsOfParameter = secondsOfEpoch / Double(max(parameterCounts[0], 1))
    }

    /// The seconds of a training of a model on all rows.
    func seconds(of model: Int) -> Double {
        secondsOfParameter * Double(parameterCounts[model]) * Double(epochs[model])
    }

    /// Corrects the estimates by the time that a training of a model on a share of the rows took.
    mutating func correct(_ model: Int, seconds: Double, shareOfRows: Double) {
        let estimate = self.seconds(of: model) * shareOfRows
        if estimate > 0 { secondsOfParameter *= seconds / estimate }
    }

    /// Whether `folds` trainings of a model, each on all rows but those of a fold, fit into `seconds`, `jobs` at a time.
    func fits(_ model: Int, folds: Int, jobs: Int, in seconds: Double) -> Bool {
        // The first one comes alone: by it, models are left out.
        let rounds = 1 + (folds - 2 + jobs) / jobs, shareOfRows = Double(folds - 1) / Double(folds)
        return self.seconds(of: model) * Double(rounds) * shareOfRows <= seconds * Self.plannedShare
    }

    /// The largest number of folds, at most `most`, with which three models like the first one fit into `seconds`; nil
    /// if even two folds take longer.
    func folds(upTo most: Int, jobs: Int, in seconds: Double) -> Int? {
        stride(from: most, through: 2, by: -1).first { fits(0, folds: $0, jobs: jobs, in: seconds / 3) }
    }

    /// The numbers of epochs with which one training of each of some models fits into `seconds`: all of their epochs,
    /// or the same share of each, at least one.
    func epochs(of models: [Int], jobs: Int, in seconds: Double) -> [Int] {
        let all = models.reduce(0) { $0 + self.seconds(of: $1) } / Double(min(jobs, max(models.count, 1)))
        let share = all > 0 ? min(seconds * Self.plannedShare / all, 1) : 1
        return models.map { max(Int(Double(epochs[$0]) * share), min(epochs[$0], 1)) }
    }
}
