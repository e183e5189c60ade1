import CommandSupport
import Ranks
import Regression
import Training

/// Work of a command for tables that the ranks of an MPI job share.
enum TableWork: Codable, Sendable {
    /// Reads the tables of a job, for the work that follows.
    case preparation(RegressionJob)
    case folds(FoldWork)
    case models(ModelWork)
    case trials(SweepWork<RegressionJob>)
}

/// A cross-validation.
struct FoldWork: Codable, Sendable {
    /// The indices of the folds; nil for all.
    var only: [Int]?
    /// The number of folds at a time on each rank; nil for that of its processors.
    var jobs: Int?
    var tracksHistory = false
}

/// A training on all rows.
struct ModelWork: Codable, Sendable {
    let tracksHistory: Bool
}

extension PreparedJob {
    /// The report of folds that all ranks run.
    func report(of work: FoldWork) async throws -> CrossValidationReport {
        try await Ranks.withProgram(doing: TableWork.folds(work)) { try await shareOfFolds(work) }
    }

    /// The regressor of models that all ranks train.
    func fitted(by work: ModelWork) async throws -> FittedRegressor {
        try await Ranks.withProgram(doing: TableWork.models(work)) { try await shareOfModels(work) }
    }

    fileprivate func shareOfFolds(_ work: FoldWork) async throws -> CrossValidationReport {
        try await crossValidated(only: work.only, jobs: work.jobs, history: work.tracksHistory)
    }

    fileprivate func shareOfModels(_ work: ModelWork) async throws -> FittedRegressor {
        try await fitted(tracksHistory: work.tracksHistory)
    }

    /// The metric of a trial of a sweep; nil if it is not finite.
    func metric(ofTrial trial: RegressionJob) async throws -> Double? {
        do {
            return try await changed(by: trial.model.changes).crossValidated(jobs: 1).mean.valid
        } catch RegressionError.nonFiniteMetric {
            return nil
        }
    }
}

extension TableProgram {
    /// Does the work that the first rank announces, on another rank.
    package static func work(with ranks: Ranks) async throws {
        var prepared: PreparedJob?
        while let work: TableWork = try await ranks.announced() {
            try await Ranks.$current.withValue(ranks) {
                switch work {
                case .preparation(let job): prepared = try await job.prepared()
                case .folds(let work): _ = try await prepared?.shareOfFolds(work)
                case .models(let work): _ = try await prepared?.shareOfModels(work)
                case .trials(let work): try await work.run { [prepared] in try await prepared?.metric(ofTrial: $0) }
                }
            }
        }
    }
}
