import Support
import Tabular
import Training

/// A share of the folds of a cross-validation, as a file beside the record of its run.
public struct FoldShare: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The job of the run.
    public let job: RegressionJob
    /// The files that it read.
    public let files: [SourceFile]
    /// The numbers of the folds, from 1 through all repetitions.
    public let folds: [Int]
    /// The number of folds of the whole run, through all repetitions.
    public let foldCount: Int
    /// The report of these folds.
    public let report: CrossValidationReport

    /// The folds and the job.
    public var description: String { "folds \(folds.map(String.init).joined(separator: ", ")) of \(job)" }

    /// Names the folds of a report.
    public init(_ prepared: PreparedJob, folds: [Int], report: CrossValidationReport) {
        (job, files, self.folds, self.report) = (prepared.job, prepared.files, folds, report)
        foldCount = prepared.splitter.count * prepared.splitter.repeats
    }

    /// The name of the file in the folder of a run.
    package static let fileName = "folds.json"

    /// Reads the file in the folder of a run.
    ///
    /// - Throws: `RunRecordError` for another kind of file; a `SystemError` if it cannot be read.
    public init(contentsOf folder: URL) throws {
        let file = folder.appending(path: Self.fileName)
        let data = Data(try FileDescriptor.reading(file.givenPath).remainingBytes())
        guard let share = try? JSONDecoder.exact().decode(FoldShare.self, from: data), share.isWhole else {
            throw RunRecordError.noRecord(file: file.givenPath, reason: "it has no share of folds")
        }
        self = share
    }

    /// Whether each fold has a report, and each prediction a row.
    private var isWhole: Bool {
        folds.count == report.folds.count
            && report.folds.allSatisfy { fold in
                fold.rows.count == fold.predictions.count && fold.rows.allSatisfy((0..<report.rowCount).contains)
            }
    }

    /// Writes the file into the folder of a run; an older one is replaced.
    public func write(to folder: URL) throws {
        try AtomicFile.write(JSONEncoder.exact().encode(self), to: folder.appending(path: Self.fileName))
    }
}

/// A share of folds with the record of its run.
public struct RecordedShare: Sendable, CustomStringConvertible {
    /// The folder, as given.
    public let folder: String
    /// The record of the run.
    public let record: RunRecord<RegressionJob>
    /// Its folds.
    public let share: FoldShare

    /// The folder and the folds.
    public var description: String { "\(folder): \(share)" }

    /// Reads the folder of a run.
    ///
    /// - Throws: As `RunRecord` and `FoldShare`; `RegressionError.sharesDoNotFit` if a later run replaced the record.
    public init(contentsOf folder: String) throws {
        self.folder = folder
        record = try RunRecord(contentsOf: fileURL(folder))
        share = try FoldShare(contentsOf: fileURL(folder))
        guard share.job == record.job, share.files == record.files else {
            throw RegressionError.sharesDoNotFit(
                "the record and the folds in \(folder) are those of two runs: run this share again")
        }
    }
}

extension FoldShare {
    /// Merges shares into the job and the report of one run of all folds.
    ///
    /// - Throws: `RegressionError.sharesDoNotFit` for different jobs or data, and for missing or repeated folds.
    public static func merged(
        _ shares: [RecordedShare]
    ) throws -> (job: RegressionJob, report: CrossValidationReport) {
        guard let first = shares.first else { throw RegressionError.sharesDoNotFit("there is none") }
        for share in shares.dropFirst() {
            if share.record.job != first.record.job {
                throw RegressionError.sharesDoNotFit("\(first.folder) and \(share.folder) have different jobs")
            }
            if share.record.files.map(\.sha1) != first.record.files.map(\.sha1) {
                throw RegressionError.sharesDoNotFit("\(first.folder) and \(share.folder) have different data")
            }
        }
        let job = first.record.job
        try job.check()
        try checkComplete(shares, count: first.share.foldCount)
        let folds = shares.flatMap { zip($0.share.folds, $0.share.report.folds) }.sorted { $0.0 < $1.0 }.map(\.1)
        let report = first.share.report
        return (
            job,
            CrossValidationReport(
                metric: report.metric, folds: folds, columns: report.columns, rowCount: report.rowCount,
                seconds: shares.reduce(0) { $0 + $1.share.report.seconds })
        )
    }

    /// Throws unless each of `count` folds is in exactly one share.
    private static func checkComplete(_ shares: [RecordedShare], count: Int) throws {
        var owners: [Int: String] = [:]
        for share in shares {
            for fold in share.share.folds {
                guard (1...count).contains(fold) else {
                    throw RegressionError.sharesDoNotFit("\(share.folder) has fold \(fold), and there are \(count)")
                }
                if let owner = owners.updateValue(share.folder, forKey: fold) {
                    throw RegressionError.sharesDoNotFit("fold \(fold) is in \(owner) and in \(share.folder)")
                }
            }
        }
        let missing = (1...count).filter { owners[$0] == nil }
        guard missing.isEmpty else {
            throw RegressionError.sharesDoNotFit(
                "fold\(missing.count == 1 ? "" : "s") \(missing.map(String.init).joined(separator: ", ")) of \(count) "
                    + "\(missing.count == 1 ? "is" : "are") missing")
        }
    }

    /// Warnings about shares computed by another version or kernel, whose last bits may differ.
    package static func warnings(_ shares: [RecordedShare]) -> [String] {
        guard let first = shares.first else { return [] }
        return shares.dropFirst().filter {
            $0.record.environment.kernel != first.record.environment.kernel
                || $0.record.environment.version != first.record.environment.version
        }.map {
            "\($0.folder) was computed by version \($0.record.environment.version) and \($0.record.environment.kernel), "
                + "\(first.folder) by \(first.record.environment.version) and \(first.record.environment.kernel): "
                + "the last bits may differ from one run's"
        }
    }
}
