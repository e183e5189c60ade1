import CommandSupport
import Support
import Tabular

/// The destination of predictions: a file, written atomically, or standard output.
final class PredictionDestination {
    private let file: AtomicFile?

    init(_ output: OutputFile?) throws { file = try output.map { try AtomicFile(for: $0.url) } }

    func append(_ table: DataFrame, withHeader: Bool) throws {
        let text = table.csv(withHeader: withHeader)
        if let file {
            try file.append(Array(text.utf8))
        } else {
            try Console.print(String(text.dropLast()))
        }
    }

    func finish(overwriting: Bool) throws { try file?.install(replacing: overwriting) }
}
