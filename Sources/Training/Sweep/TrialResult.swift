/// The result of a trial.
public struct TrialResult<Trial: Codable & Hashable & Sendable>: Sendable, Hashable, Codable {
    /// The trial.
    public let trial: Trial
    /// Its study: results of other studies in the file are ignored.
    public let study: String
    /// The metric; nil if a loss, parameter or prediction is not finite.
    public let metric: Double?
    /// The time of the trial.
    public let seconds: Double

    /// Makes a result.
    public init(trial: Trial, study: String, metric: Double?, seconds: Double) {
        (self.trial, self.study, self.metric, self.seconds) = (trial, study, metric, seconds)
    }
}
