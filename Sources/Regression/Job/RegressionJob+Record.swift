import DataHub
import Datasets
import Platform

extension RegressionJob {
    /// Reads the job of a recorded run: of the file at `url`, or of `run.json` in the folder there.
    ///
    /// - Throws: `RunRecordError` if the file is not a record of this kind of job; an error that names the file if it cannot be read.
    public init(contentsOf url: URL) throws { self = try RunRecord<RegressionJob>(contentsOf: url).job }
}
