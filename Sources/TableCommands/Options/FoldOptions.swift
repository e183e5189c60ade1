import ArgumentParser
import CommandSupport
import Regression

struct FoldOptions: ParsableArguments {
    @OptionGroup(title: commonOptions) var common: FoldCountOption
    @OptionGroup(title: "Fold options") var split: SplitOptions

    func apply(to choice: inout FoldChoice) {
        choice.count = common.folds ?? choice.count
        choice.shuffled = split.shuffle ?? choice.shuffled
        choice.repeats = split.repeats ?? choice.repeats
    }
}

struct FoldCountOption: ParsableArguments {
    @Option(parsing: .unconditional, help: ArgumentHelp("Number of folds. (default: 5)", valueName: "count"))
    var folds: Int?

    func validate() throws {
        guard folds ?? 2 >= 2 else { throw ValidationError("--folds must be 2 or more.") }
    }
}

struct SplitOptions: ParsableArguments {
    @Flag(
        inversion: .prefixedNo,
        help: "Shuffle the rows before the split. (default: with --train, unless --preset book)")
    var shuffle: Bool?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Number of repetitions, each with its own seeds. (default: 1)", valueName: "count"))
    var repeats: Int?

    func validate() throws {
        guard (1...1000).contains(repeats ?? 1) else { throw ValidationError("--repeats must be from 1 to 1000.") }
    }
}

/// The folds to run, and their measurements.
struct FoldRunOptions<Host: TableProgram>: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Folds to run, from 1 over all splits; '\(Host.name) merge' merges the results.", valueName: "numbers"))
    var onlyFolds: [ValueList<Int>] = []

    @Flag(inversion: .prefixedNo, help: "Measure the permutation importance of each column.")
    var importance: Bool?

    func validate() throws {
        guard let numbers = onlyFolds.values() else { return }
        guard !numbers.isEmpty, numbers.allSatisfy({ $0 >= 1 }), Set(numbers).count == numbers.count else {
            throw ValidationError("--only-folds takes numbers from 1, each once.")
        }
    }
}
