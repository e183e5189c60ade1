// A cross-validation on the ranks of an MPI job, or on one process.
import TabularKit

try await withRanks { ranks in
    var job = RegressionJob(.dataset(.sample))
    job.model.changes.epochs = 5
    let report = try await job.crossValidated()  // the first rank reads the sample, all ranks train
    if ranks.isFirst { print(report.mean.valid) }
}
