import DataHub
import Datasets
import Tabular

/// The tables of a job as they are read.
struct JobTables {
    let training: DataFrame
    let test: DataFrame?
    let files: [SourceFile]

    /// Fetches or opens the tables and reads them, each once.
    init(_ job: RegressionJob, from hub: DatasetHub) async throws {
        switch job.tables {
        case .dataset(let source):
            let houses = try await HousePrices(source, from: hub, policy: job.registeredPolicy)
            (training, test, files) = (houses.training, houses.test, houses.files.map(SourceFile.init))
        case .files(let trainingPath, let testPath):
            let source = try openTable(trainingPath, syntax: job.syntax)
            try job.checkNames(of: source)
            training = try source.table(job.policy(for: source.columnNames))
            try Task.checkCancellation()
            guard let testPath else {
                (test, files) = (nil, [SourceFile(name: source.name, sha1: try source.sha1())])
                return
            }
            let testSource = try openTable(testPath, syntax: job.syntax)
            test = try testSource.table(job.policy(for: testSource.columnNames, like: training))
            try Task.checkCancellation()
            files = try [source, testSource].map { SourceFile(name: $0.name, sha1: try $0.sha1()) }
        }
    }
}

extension RegressionJob {
    /// Throws for a table whose fields seem to be separated otherwise, and if no target is given and the usual one is not there.
    fileprivate func checkNames(of source: any TableSource) throws {
        let names = source.columnNames
        if let separator = CSVSyntax.likelySeparator(of: names) {
            throw RegressionError.otherSeparator(file: source.name, column: names[0], separator: separator)
        }
        guard columns.target == nil, [columns.targetName].without(names).first != nil else { return }
        throw RegressionError.noTargetNamed(columns: names)
    }

    /// How registered data are read, all of which have the usual identifier.
    fileprivate var registeredPolicy: ReadingPolicy {
        policy(for: [ColumnRoles.usualIdentifier])
    }

    /// How a table with columns of the given names is read: the identifier as it is spelled.
    fileprivate func policy(for names: [String]) -> ReadingPolicy {
        var policy = reading
        let identifier = columns.identifier ?? ColumnRoles.usualIdentifier
        let isThere = columns.identifier != nil || names.contains(identifier)
        if identifier != columns.targetName, isThere { policy.readIdentifier(identifier) }
        return policy
    }

    /// How a test table is read. What is text in the training table is text here, even if all of it looks like numbers: `01` and `1`
    /// may be two categories.
    fileprivate func policy(for names: [String], like training: DataFrame) -> ReadingPolicy {
        var policy = policy(for: names)
        if ![columns.targetName].without(names).isEmpty { policy.missingValuesByColumn[columns.targetName] = nil }
        let texts = zip(training.columnNames, training.columns).filter { $1.kind == .string }.map(\.0)
        policy.textColumns += texts.without([columns.targetName]).without(policy.textColumns)
            .filter { [$0].without(names).isEmpty }
        return policy
    }
}
