import CommandSupport
import Datasets
import Logging
import Regression
import Tabular
import Text

/// What a command learns from, and where it came from.
struct TableInput: Sendable {
    let dataset: String
    let files: [SourceFile]
    let missingValues: MissingValueSet
    let preset: RegressionPreset
    let trainingShape: (rows: Int, columns: Int)
    let testShape: (rows: Int, columns: Int)?
    /// The usual identifier, if the test table lacks it: the numbers of its rows take its place.
    let lackedIdentifier: String?
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

    /// What is odd about the identifiers of a submission, a sentence each.
    var identifierWarnings: [String] {
        let numbered = lackedIdentifier.map { "the test table has no column \(quoted($0)): its rows are numbered" }
        return [numbered].compactMap(\.self) + table.identifierWarnings
    }

    /// Says on standard error what is odd about the columns, where the table is the user's own.
    func warn(_ warnings: [PreprocessingWarning], _ messages: MessageOptions) {
        guard isOwn else { return }
        for warning in warnings { messages.logger("table").warning("\(warning)") }
    }
}
