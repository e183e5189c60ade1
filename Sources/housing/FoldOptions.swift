import ArgumentParser
import Regression
import Training

/// How the rows are split.
struct FoldOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: "The number of folds.")
    var folds = 5

    @Flag(
        inversion: .prefixedNo,
        help: "Shuffle the rows before they are split. (default: those of a --train table, but for the preset book)")
    var shuffle: Bool?

    @Option(parsing: .unconditional, help: "How often the rows are split, each time with other seeds.")
    var repeats = 1

    func validate() throws {
        guard folds >= 2 else { throw ValidationError("--folds must be 2 or more.") }
        guard (1...1000).contains(repeats) else { throw ValidationError("--repeats must be from 1 to 1000.") }
    }

    /// Splits the rows of a table. One's own is often sorted; the folds of the house prices are the same for all presets.
    func splitter(for input: TableInput) -> KFold {
        KFold(folds, shuffled: shuffle ?? (input.isOwn && input.preset != .book), repeats: repeats)
    }
}
