import CommandSupport
import DataHub
import Datasets
import Files
import Logging
import Regression
import Tabular
import Text

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

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

    /// What was read, and where it is no registered data set what was made of it, in a few lines.
    func heading(_ outline: RegressionOutline, metric: RegressionMetric) throws -> String {
        let test = testShape.map { ", test \($0.rows) x \($0.columns)" } ?? ""
        let size =
            "\(dataset): training \(trainingShape.rows) x \(trainingShape.columns)\(test), "
            + "\(outline.featureNames.count) features"
        if dataset != "files" { return size }
        let texts = table.features.columns.count { $0.kind == .string }
        let columns =
            "preset \(preset.rawValue): \(table.features.columnCount - texts) numeric columns, \(texts) of text"
        let score = try table.meanScore(metric).formatted(decimals: 6)
        let mean = metric == .logRMSE ? "geometric mean" : "mean"
        return [size, columns + droppedColumns, "\(metric.title) of predicting the \(mean): \(score)"]
            .joined(separator: "\n")
    }

    private var droppedColumns: String {
        let dropped = table.dropped.map { "\($0.name) (\($0.reason.rawValue))" }
        return dropped.isEmpty ? "" : "; left out: " + dropped.joined(separator: ", ")
    }

    /// Says on standard error what is odd about the columns, where the table is the user's own.
    func warn(_ warnings: [PreprocessingWarning], _ output: OutputOptions) {
        guard dataset == "files" else { return }
        for warning in warnings { output.logger("table").warning("\(warning)") }
    }
}

/// A table of the user's own.
struct TableFile {
    let table: DataFrame
    let source: SourceFile

    /// Reads the file; of the columns that are to be text it need not have the optional ones.
    init(_ path: String, _ options: CSVOptions, optional: Set<String> = []) throws {
        let bytes = try FileDescriptor.reading(path).remainingBytes()
        let name = fileURL(path).lastPathComponent
        source = SourceFile(name: name, sha1: Checksum.sha1(of: bytes))
        do {
            table = try DataFrame(csv: bytes, options: options, name: name)
        } catch let error as CSVError where error.code == .unknownColumn {
            let plain = try DataFrame(csv: bytes, options: CSVOptions(separator: options.separator), name: name)
            // Unlike the reader, a table tells the near names of one that it does not have.
            _ = try plain.selecting(options.textColumns.subtracting(optional).sorted())
            var options = options
            let absent = optional.filter { plain.position(of: $0) == nil }
            options.textColumns.subtract(absent)
            for name in absent { options.missingValuesByColumn[name] = nil }
            table = try DataFrame(csv: bytes, options: options, name: name)
        }
    }

    /// The columns of text.
    var textColumns: Set<String> {
        Set(zip(table.columnNames, table.columns).filter { $1.kind == .string }.map(\.0))
    }
}
