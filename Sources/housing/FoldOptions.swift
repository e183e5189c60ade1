import ArgumentParser
import Regression
import Training

/// How the rows are split.
struct FoldOptions: ParsableArguments {
    @Option(help: "The number of folds.")
    var folds = 5

    @Flag(
        inversion: .prefixedNo,
        help: "Shuffle the rows before they are split. (default: with the preset general)")
    var shuffle: Bool?

    @Option(help: "How often the rows are split, each time with other seeds.")
    var repeats = 1

    func validate() throws {
        guard folds >= 2 else { throw ValidationError("--folds must be 2 or more.") }
        guard repeats >= 1 else { throw ValidationError("--repeats must be 1 or more.") }
    }

    func splitter(_ preset: RegressionPreset) -> Training.KFold {
        Training.KFold(folds, shuffled: shuffle ?? preset.shufflesFolds, repeats: repeats)
    }
}
