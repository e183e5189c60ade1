import CommandSupport
import DataHub
import Datasets
import Files
import Logging
import Regression
import Tabular

/// What a command learns from, and where it came from.
struct TableInput: Sendable {
    let dataset: String
    let files: [SourceFile]
    let missingValues: MissingValueSet
    let preset: RegressionPreset
    let trainingShape: (rows: Int, columns: Int)
    let testShape: (rows: Int, columns: Int)?
    let table: RegressionTable

    /// Whether these are the tables of Kaggle's competition.
    var isKaggle: Bool { dataset == HousePrices.Source.kaggle.rawValue }

    /// Whether these are the user's own files.
    var isOwn: Bool { dataset == Self.ownFiles }

    /// What `dataset` is for the user's own files.
    static let ownFiles = "files"

    /// How many of the columns that are left are numbers, and how many text.
    var columnKinds: (numeric: Int, text: Int) {
        let texts = table.features.columns.count { $0.kind == .string }
        return (table.features.columnCount - texts, texts)
    }

    /// Says on standard error what is odd about the columns, where the table is the user's own.
    func warn(_ warnings: [PreprocessingWarning], _ output: OutputOptions) {
        guard isOwn else { return }
        for warning in warnings { output.logger("table").warning("\(warning)") }
    }
}

/// A table of the user's own.
struct TableFile {
    let table: DataFrame
    let source: SourceFile

    /// Reads the file, or standard input for `-`; of the columns that are to be text it need not have the optional ones.
    init(_ path: String, _ options: CSVOptions, optional: [String] = []) throws {
        let file = InputFile(path), name = file.name
        let bytes = try file.open().remainingBytes()
        source = SourceFile(name: name, sha1: Checksum.sha1(of: bytes))
        do {
            table = try DataFrame(csv: bytes, options: options, name: name)
        } catch let error as CSVError where error.code == .unknownColumn {
            let plain = try DataFrame(csv: bytes, options: CSVOptions(separator: options.separator), name: name)
            // Unlike the reader, a table tells the near names of one that it does not have.
            for name in options.textColumns.without(optional) { _ = try plain[name] }
            var options = options
            let absent = optional.without(plain.columnNames)
            options.textColumns = options.textColumns.without(absent)
            for name in absent { options.missingValuesByColumn[name] = nil }
            table = try DataFrame(csv: bytes, options: options, name: name)
        }
    }

    /// The columns of text.
    var textColumns: [String] { zip(table.columnNames, table.columns).filter { $1.kind == .string }.map(\.0) }
}
