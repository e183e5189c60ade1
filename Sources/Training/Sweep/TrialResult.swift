/// What came of a trial.
public struct TrialResult<Trial: Codable & Hashable & Sendable>: Sendable, Hashable, Codable {
    /// What was tried.
    public let trial: Trial
    /// On what: results of another study in the same file are left alone.
    public let study: String
    /// The number that trials are ranked by; nil where training went non-finite.
    public let metric: Double?
    /// How long it took.
    public let seconds: Double

    /// Makes a result.
    public init(trial: Trial, study: String, metric: Double?, seconds: Double) {
        self.trial = trial
        self.study = study
        self.metric = metric
        self.seconds = seconds
    }
}
