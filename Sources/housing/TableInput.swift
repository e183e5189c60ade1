import CommandSupport
import DataHub
import Datasets
import Files
import Regression
import Tabular

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a command learns from, and where it came from.
struct TableInput: Sendable {
    let dataset: String
    let files: [SourceFile]
    let missingValues: String
    let trainingShape: (rows: Int, columns: Int)
    let testShape: (rows: Int, columns: Int)?
    let tables: PreparedTables

    /// Whether these are the tables of Kaggle's competition.
    var isKaggle: Bool { dataset == HousePrices.Source.kaggle.rawValue }

    /// What was read, in a line.
    var heading: String {
        let test = testShape.map { ", test \($0.rows) x \($0.columns)" } ?? ""
        return "\(dataset): training \(trainingShape.rows) x \(trainingShape.columns)\(test), "
            + "\(tables.featureNames.count) features"
    }
}

/// A table of the user's own.
struct TableFile {
    let table: DataFrame
    let source: SourceFile

    /// Reads the file; without the columns that are to be text where it has none of that name, unless they are needed.
    init(_ path: String, _ options: CSVOptions, needsTextColumns: Bool) throws {
        let bytes = try FileDescriptor.reading(path).remainingBytes()
        let name = URL(filePath: path).lastPathComponent
        source = SourceFile(name: name, sha1: Checksum.sha1(of: bytes))
        do {
            table = try DataFrame(csv: bytes, options: options, name: name)
        } catch let error as CSVError where error.code == .unknownColumn && !needsTextColumns {
            var options = options
            options.textColumns = []
            table = try DataFrame(csv: bytes, options: options, name: name)
        }
    }
}
