import ArgumentParser
import CommandSupport
import Regression

/// How the rows are split.
struct FoldOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: "The number of folds. (default: 5)")
    var folds: Int?

    @Flag(
        inversion: .prefixedNo,
        help: "Shuffle the rows before they are split. (default: those of a --train table, but for the preset book)")
    var shuffle: Bool?

    @Option(parsing: .unconditional, help: "How often the rows are split, each time with other seeds. (default: 1)")
    var repeats: Int?

    func validate() throws {
        guard folds ?? 2 >= 2 else { throw ValidationError("--folds must be 2 or more.") }
        guard (1...1000).contains(repeats ?? 1) else { throw ValidationError("--repeats must be from 1 to 1000.") }
    }

    /// Changes what is given.
    func apply(to choice: inout FoldChoice) {
        choice.count = folds ?? choice.count
        choice.shuffled = shuffle ?? choice.shuffled
        choice.repeats = repeats ?? choice.repeats
    }
}

/// Which folds run, and what is measured of them.
struct FoldRunOptions<Host: TableProgram>: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            Run these folds only: 1,3. They are counted from 1 through all repetitions; '\(Host.name) merge' puts the shares in \
            several --run-dir folders together.
            """, valueName: "numbers"))
    var onlyFolds: NumberList<Int>?

    @Flag(
        inversion: .prefixedNo,
        help: "Tell what each column is worth: how much the metric loses when its values are exchanged among rows.")
    var importance: Bool?

    func validate() throws {
        guard let numbers = onlyFolds?.numbers else { return }
        guard !numbers.isEmpty, numbers.allSatisfy({ $0 >= 1 }), Set(numbers).count == numbers.count else {
            throw ValidationError("--only-folds takes numbers from 1, each once.")
        }
    }
}
