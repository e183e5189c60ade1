import DataHub
import Datasets
import Tabular
import Training

struct JobTables {
    let training: DataFrame
    let test: DataFrame?
    let files: [SourceFile]
    /// What was recognized in the training table.
    let recognition: TableRecognition
    /// The findings about the columns of the training table, and those about the test table.
    let findings, testFindings: [RecognitionFinding]
    /// What was left out of the files.
    let notes: [String]
    /// The values of the column that decides about the folds, if there is one.
    let foldValues: Column?

    init(_ job: RegressionJob, from hub: DatasetHub) async throws {
        let tables = try await Self.read(job, from: hub)
        (files, notes) = (tables.files, tables.notes)
        let recognition = TableRecognition(
            of: tables.training, job.usedRecognition, keeping: job.namesOfTexts, numeric: job.columns.numeric)
        foldValues = try job.folds.decidingColumn.map { try tables.training[$0] }
        (training, findings) = try recognition(tables.training)
        let test = try tables.test.map { try recognition($0) }
        (self.test, testFindings) = (test?.table, test?.findings ?? [])
        self.recognition = recognition
    }

    private static func read(
        _ job: RegressionJob, from hub: DatasetHub
    ) async throws -> (training: DataFrame, test: DataFrame?, files: [SourceFile], notes: [String]) {
        switch job.tables {
        case .dataset(let source):
            let houses = try await HousePrices(
                source, from: hub, policy: job.policy(for: [ColumnRoles.usualIdentifier]))
            return (houses.training, houses.test, houses.files.map { SourceFile(name: $0.name, sha1: $0.sha1) }, [])
        case .files(let trainingPath, let testPath):
            let source = try openTable(trainingPath, syntax: job.syntax)
            try job.checkNames(of: source)
            let training = try source.table(job.policy(for: source.columnNames))
            try Task.checkCancellation()
            guard let testPath else {
                return (training, nil, [SourceFile(name: source.name, sha1: try source.sha1())], source.notes)
            }
            let testSource = try openTable(testPath, syntax: job.syntax)
            let test = try testSource.table(job.policy(for: testSource.columnNames, like: training))
            try Task.checkCancellation()
            let sources = [source, testSource]
            let notes = source.notes + testSource.notes.map { "test table: \($0)" }
            return (training, test, try sources.map { SourceFile(name: $0.name, sha1: try $0.sha1()) }, notes)
        }
    }
}

extension RegressionJob {
    /// Throws if the table seems to have another separator, or lacks the target, given or default.
    fileprivate func checkNames(of source: any TableSource) throws {
        let names = source.columnNames
        if let separator = CSVSyntax.likelySeparator(of: names) {
            throw RegressionError.otherSeparator(file: source.name, column: names[0], separator: separator)
        }
        guard columns.target == nil, [columns.targetName].without(names).first != nil else { return }
        throw RegressionError.noTargetNamed(columns: names)
    }

    /// The columns that are not recognized: those that stay text as asked, the identifier, and those that are ignored.
    fileprivate var namesOfTexts: [String] {
        reading.textColumns + columns.drop + [folds.column].compactMap(\.self) + [
            columns.identifier ?? ColumnRoles.usualIdentifier
        ]
    }

    /// The policy of a table with these columns: the identifier keeps its spelling.
    fileprivate func policy(for names: [String]) -> ReadingPolicy {
        var policy = reading
        let identifier = columns.identifier ?? ColumnRoles.usualIdentifier
        let isThere = columns.identifier != nil || names.contains(identifier)
        if identifier != columns.targetName, isThere { policy.readIdentifier(identifier) }
        return policy
    }

    /// The policy of a test table. Text columns of the training table are text here, even if all values look like
    /// numbers: `01` and `1` may be two categories.
    fileprivate func policy(for names: [String], like training: DataFrame) -> ReadingPolicy {
        var policy = policy(for: names)
        if ![columns.targetName].without(names).isEmpty { policy.missingValuesByColumn[columns.targetName] = nil }
        let texts = zip(training.columnNames, training.columns).filter { $1.kind == .string }.map(\.0)
        policy.textColumns += texts.without([columns.targetName]).without(policy.textColumns)
            .filter { [$0].without(names).isEmpty }
        return policy
    }
}
