import ArgumentParser
import CommandSupport
import Logging
import Regression
import Support
import Tabular

struct Predict<Host: TableProgram>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "predict",
            abstract: "Predict the rows of a table with a model of '\(Host.name) submit --save'.",
            discussion: """
                The table needs the columns that the model was trained on; others are ignored. It is read and written \
                in blocks, so memory does not grow with its length. A row may have up to 64 MiB.

                EXAMPLES
                  \(Host.name) submit \(Host.dataset == nil ? "--train my.csv --target price " : "")--save model\
                \(Host.dataset == nil ? "" : " --output submission.csv")
                  \(Host.name) predict --model model --input rows.csv --output predictions.csv
                  cat rows.csv | \(Host.name) predict --model model --input - > predictions.csv
                """)
    }

    @OptionGroup(title: commonOptions) var options: PredictionOptions
    @OptionGroup(title: "Table options") var separation: SeparatorOption
    @OptionGroup(title: "Table options") var text: TextOptions
    @OptionGroup(title: "Output options") var messages: MessageOptions

    private var model: String { options.model }
    private var input: String { options.input }
    private var force: Bool { options.force }

    func run() async throws {
        let file = options.output.map { OutputFile($0) }
        try file?.check(overwriting: force)
        let saved = try savedModel()
        let destination = try PredictionDestination(file)
        let warnings = try predict(saved, to: destination)
        try destination.finish(overwriting: force)
        for warning in warnings { logger.warning("\(warning)") }
    }

    private var logger: Logger { messages.logger("predict") }

    private func savedModel() throws -> SavedRegressor {
        do {
            return try SavedRegressor(contentsOf: fileURL(model))
        } catch let error as SystemError where error.isMissing {
            throw CommandError(
                error.category, error.reason,
                advice: "--model names the folder that '\(Host.name) submit --save' wrote.")
        }
    }

    /// Predicts block after block; returns warnings.
    private func predict(_ saved: SavedRegressor, to destination: PredictionDestination) throws -> [String] {
        var syntax = CSVSyntax.ofUserFiles
        syntax.separator = saved.provenance.syntax.separator
        syntax.separatesByBlanks = saved.provenance.syntax.separatesByBlanks
        separation.separator?.apply(to: &syntax)
        syntax.hasHeader = saved.provenance.syntax.hasHeader
        text.apply(to: &syntax)
        let source = try openTable(input, syntax: syntax)
        let intervals = try options.interval.map { (try self.intervals(of: saved), level: $0) }
        let regressor = saved.regressor, recognition = saved.provenance.recognition
        let needed = recognition.sources(of: regressor.columnNames)
        try checkColumns(of: source, syntax, needed)
        let rowIdentifier = RowIdentifier(
            of: source.columnNames, like: [saved.provenance.identifier, "Id"].compactMap(\.self),
            besides: needed + [regressor.targetName])
        var (rows, clamped, columns, findings) = (0, 0, ColumnWarnings(), [RecognitionFinding]())
        var (identifier, numbers) = (String?.none, RowNumbers(skipping: source.skippedRows))
        let policy = policy(of: saved, rowIdentifier.candidates, for: source.columnNames)
        try source.forEachTable(of: FittedRegressor.blockHeight, policy) { block in
            try Task.checkCancellation()
            if rows == 0 { identifier = try rowIdentifier.found(in: block) }
            let identifiers = try identifier.map { ($0, try block[$0]) }
            let (features, found) = try recognition(block)
            let part = try countingRows(after: rows) {
                try Submission(
                    regressor, rows: features, identifier: identifiers, rowNumbers: numbers.taking(block.rowCount),
                    intervals: intervals)
            }
            findings = rows == 0 ? found : zip(findings, found).map { $0.adding($1, after: rows) }
            if !messages.quiet {
                // A date has several columns, and one warning.
                var seen: Set<[String]> = []
                let warnings = try regressor.warnings(for: features).filter { warning in
                    seen.insert(recognition.sources(of: [warning.column]) + [warning.code.rawValue]).inserted
                }
                columns.add(warnings, after: rows)
            }
            try destination.append(part.table, withHeader: rows == 0)
            rows += block.rowCount
            clamped += part.clampedCount
        }
        guard rows > 0 else { throw RegressionError.noTestRows }
        logger.debug("\(rows) rows are predicted")
        return [identifierWarning(wanted: saved.provenance.identifier, found: identifier)].compactMap(\.self)
            + source.notes + findings.compactMap(\.unreadWarning) + columns.texts
            + [lowPredictionWarning(clamped, of: rows)].compactMap(\.self)
    }

    /// The warning about an identifier that the table lacks; a note if there never was one.
    private func identifierWarning(wanted: String?, found: String?) -> String? {
        guard let wanted else {
            if found == nil { logger.notice("no column identifies the rows: they are numbered") }
            return nil
        }
        if wanted == found { return nil }
        return "no column \(quoted(wanted)): the rows are "
            + (found.map { "identified by \(quoted($0))" } ?? "numbered")
    }

    private func intervals(of saved: SavedRegressor) throws -> PredictionIntervals {
        guard let intervals = saved.intervals else {
            throw CommandError(
                .usage, "the model of \(model) has no residuals for prediction intervals",
                advice: "'\(Host.name) submit --save --intervals' keeps them.")
        }
        return intervals
    }

    private func checkColumns(of source: any TableSource, _ syntax: CSVSyntax, _ needed: [String]) throws {
        let absent = needed.without(source.columnNames)
        guard !absent.isEmpty else { return }
        if let error = RegressionError.unsplitLines(of: source, syntax) { throw FieldSeparator.advising(error) }
        throw RegressionError.missingColumns(absent, among: source.columnNames)
    }

    /// The reading policy: that of the training rows.
    private func policy(of saved: SavedRegressor, _ identifiers: [String], for names: [String]) -> ReadingPolicy {
        var policy = saved.provenance.reading
        policy.textColumns = (saved.regressor.textColumnNames + saved.provenance.recognition.columnNames).filter(
            names.containsExactly)
        policy.missingValuesByColumn = policy.missingValuesByColumn.filter { names.containsExactly($0.key) }
        for name in identifiers { policy.readIdentifier(name) }
        return policy
    }
}

/// The model, the rows and the file of the predictions.
struct PredictionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of the model.", valueName: "folder"), completion: .directory)
    var model: String

    @Option(
        help: ArgumentHelp("Rows to predict, CSV, CSV.gz or zip; - for standard input.", valueName: "file"),
        completion: .file())
    var input: String

    @Option(
        help: ArgumentHelp("File for the predictions. (default: standard output)", valueName: "file"),
        completion: .file())
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Add the bounds of prediction intervals: 0.9 for nine of ten rows. Needs a model of submit --intervals.",
            valueName: "level"))
    var interval: Double?

    @Flag(help: "Overwrite the file of --output.")
    var force = false

    func validate() throws {
        guard interval.map({ $0 > 0 && $0 < 1 }) ?? true else {
            throw ValidationError("--interval must be between 0 and 1.")
        }
        try requireDistinct(outputs: [("--output", output)], inputs: [input, model])
    }
}
