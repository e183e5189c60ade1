import DataHub
import Datasets
import Ranks
import Support
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
    /// Notes for the user: lines and rows dropped, and, last, an identifier that was found.
    let notes: [String]
    /// The column that identifies rows, if there is one; only the test table may have it.
    let identifier: String?
    /// The same, if it was found by its name and values.
    let foundIdentifier: String?
    /// The values of the column that decides about the folds, if there is one.
    let foldValues: Column?

    init(_ job: RegressionJob, from hub: DatasetHub) async throws {
        let tables = try await ReadTables(job, from: hub)
        (files, identifier) = (tables.files, tables.identifier ?? tables.testIdentifier)
        foundIdentifier =
            tables.testIdentifier != nil || identifier == job.columns.identifier(among: tables.training.columnNames)
            ? nil : identifier
        notes =
            tables.notes + [tables.training.totalRowNote].compactMap(\.self) + tables.training.missingCodeNotes
            + [foundIdentifier].compactMap(\.self).map { "\(visible($0)) identifies the rows and is no feature" }
        // Afterwards, columns have the names of the parts of dates.
        try job.checkNames(in: tables.training, and: tables.test)
        let recognition = try TableRecognition(
            of: tables.training, job.usedRecognition,
            keeping: job.columnsOfNoFeature + [identifier].compactMap(\.self), numeric: job.columns.numeric)
        foldValues = try job.folds.decidingColumn.map { try tables.training[$0] }
        (training, findings) = try recognition(tables.training)
        if training.position(of: job.columns.targetName) == nil {
            throw RegressionError.dateTarget(column: job.columns.targetName)
        }
        let test = try tables.test.map { try recognition($0) }
        (self.test, testFindings) = (test?.table, test?.findings ?? [])
        self.recognition = recognition
    }
}

/// The tables of a job as their files have them.
private struct ReadTables {
    let training: DataFrame
    let test: DataFrame?
    let files: [SourceFile]
    let notes: [String]
    /// The identifier of the training table.
    let identifier: String?
    /// The identifier of the test table, if the training table has none.
    let testIdentifier: String?

    init(_ job: RegressionJob, from hub: DatasetHub) async throws {
        switch job.tables {
        case .dataset(let source):
            let usual = ColumnRoles.usualIdentifier
            let houses = try await HousePrices(
                source, from: hub, policy: job.policy(for: [usual], identifiers: [usual]))
            (training, test, notes) = (houses.training, houses.test, [])
            files = houses.files.map { SourceFile(name: $0.name, sha1: $0.sha1) }
            (identifier, testIdentifier) = (job.columns.identifier(among: training.columnNames), nil)
        case .files(let trainingPath, let testPath):
            let files = try await job.sharedFiles([trainingPath] + (testPath.map { [$0] } ?? []))
            defer { withExtendedLifetime(files) {} }
            let source = try openTable(files[0].path, named: tableName(trainingPath), syntax: job.syntax)
            try job.checkNames(of: source, at: files[0].path)
            let testSource = try testPath.map {
                try openTable(files[1].path, named: tableName($0), syntax: job.syntax)
            }
            try testSource.map { try job.checkLines(of: $0, like: source) }
            let named = job.columns.identifier ?? ColumnRoles.usualIdentifier
            let isOnlyInTest = job.identifiesOnlyTestRows(source, testSource)
            training = try source.table(
                job.policy(for: source.columnNames, identifiers: isOnlyInTest ? [] : [named]),
                recognizing: job.usedRecognition, at: files[0].path, job.syntax)
            try Task.checkCancellation()
            identifier = isOnlyInTest ? nil : job.identifier(of: training)
            guard let testSource else {
                (test, testIdentifier, notes) = (nil, nil, source.notes)
                self.files = [SourceFile(name: source.name, sha1: try source.sha1())]
                return
            }
            let ownIdentifier = identifier == nil ? job.rowIdentifier(of: testSource, besides: source) : nil
            let identifiers = identifier.map { [$0] } ?? ownIdentifier?.candidates ?? []
            let test = try testSource.table(
                job.policy(for: testSource.columnNames, identifiers: identifiers, like: training))
            try Task.checkCancellation()
            self.test = test
            testIdentifier = try ownIdentifier?.found(in: test)
            notes = source.notes + testSource.notes.map { "test table: \($0)" }
            self.files = try [source, testSource].map { SourceFile(name: $0.name, sha1: try $0.sha1()) }
        }
    }
}

extension RegressionJob {
    /// The files at paths, on every rank.
    fileprivate func sharedFiles(_ paths: [String]) async throws -> [SharedFile] {
        do {
            return try await Ranks.current.files { paths }
        } catch let error as SystemError {
            // The error of a table is clearer than the system's.
            for path in paths { _ = try openTable(path, syntax: syntax) }
            throw error
        }
    }

    /// Throws if the table at `path` seems to have another separator or a later header, or lacks the target, given or
    /// default.
    fileprivate func checkNames(of source: any TableSource, at path: String) throws {
        let names = source.columnNames
        let header =
            names.containsExactly(columns.targetName)
            ? nil
            : LaterHeader(
                ofFile: path, naming: columns.targetName, widerThan: names.count { !$0.hasPrefix("Unnamed: ") },
                notBetween: syntax.separator)
        let found = header.map { header in
            RegressionError.laterHeader(
                file: source.name, line: header.line, separator: header.separator, column: columns.targetName)
        }
        if let found, header?.line != 1 { throw found }
        if let error = RegressionError.unsplitLines(of: source, syntax) ?? found { throw error }
        guard columns.target == nil, !names.containsExactly(columns.targetName) else { return }
        throw RegressionError.noTargetNamed(columns: names)
    }

    /// Throws if the lines of the test table are not split as those of the training table.
    fileprivate func checkLines(of test: any TableSource, like training: any TableSource) throws {
        guard test.columnNames.without(training.columnNames).count == test.columnNames.count else { return }
        if let error = RegressionError.unsplitLines(of: test, syntax) { throw error }
    }

    /// Throws a `DataFrameError` if the tables, as their files have them, lack a column that the job names.
    fileprivate func checkNames(in training: DataFrame, and test: DataFrame?) throws {
        for name in [columns.targetName] + columns.numeric { _ = try training[name] }
        for name in columns.drop where test?.position(of: name) == nil { _ = try training[name] }
    }

    /// The columns that stay text as asked, and those that are dropped.
    fileprivate var columnsOfNoFeature: [String] {
        reading.textColumns + columns.drop + [folds.column].compactMap(\.self)
    }

    /// The identifier of a table: given, usual, or, unless the preset is `book`, found by name and values.
    fileprivate func identifier(of table: DataFrame) -> String? {
        if let known = columns.identifier(among: table.columnNames) { return known }
        let deciding = [folds.decidingColumn].compactMap(\.self)
        let others = [columns.targetName] + columns.numeric + columnsOfNoFeature + deciding
        return preset == .book ? nil : table.likelyIdentifier(besides: others)
    }

    /// Whether only the test table has the identifier that the job names.
    fileprivate func identifiesOnlyTestRows(_ training: any TableSource, _ test: (any TableSource)?) -> Bool {
        guard let name = columns.identifier, let test else { return false }
        return !training.columnNames.containsExactly(name) && test.columnNames.containsExactly(name)
    }

    /// The identifier of the rows of a test table, if the training table has none.
    fileprivate func rowIdentifier(of test: any TableSource, besides training: any TableSource) -> RowIdentifier {
        RowIdentifier(
            of: test.columnNames, like: [columns.identifier ?? ColumnRoles.usualIdentifier],
            besides: training.columnNames + [columns.targetName] + columns.drop + columns.numeric)
    }

    /// The policy of a table with these columns: identifiers keep their spelling.
    fileprivate func policy(for names: [String], identifiers: [String]) -> ReadingPolicy {
        var policy = reading
        for name in identifiers where name != columns.targetName {
            if columns.identifier != nil || names.contains(name) { policy.readIdentifier(name) }
        }
        return policy
    }

    /// The policy of a test table. Text columns of the training table are text here, even if all values look like
    /// numbers: `01` and `1` may be two categories.
    fileprivate func policy(for names: [String], identifiers: [String], like training: DataFrame) -> ReadingPolicy {
        var policy = policy(for: names, identifiers: identifiers)
        if !names.containsExactly(columns.targetName) { policy.missingValuesByColumn[columns.targetName] = nil }
        let texts = zip(training.columnNames, training.columns).filter { $1.kind == .string }.map(\.0)
        policy.textColumns += texts.without([columns.targetName]).without(policy.textColumns)
            .filter(names.containsExactly)
        return policy
    }
}
