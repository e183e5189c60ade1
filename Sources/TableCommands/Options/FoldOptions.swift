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
        split.columns.apply(to: &choice)
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

    @OptionGroup var columns: FoldColumnOptions

    func validate() throws {
        guard (1...1000).contains(repeats ?? 1) else { throw ValidationError("--repeats must be from 1 to 1000.") }
    }
}

/// Splits by the values of a column.
struct FoldColumnOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Column whose equal values stay in one fold.", valueName: "column"))
    var group: String?

    @Option(help: ArgumentHelp("Column of times: train on the past only, in growing windows.", valueName: "column"))
    var time: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Number of rows between past and future, with --time. (default: 0)", valueName: "count"))
    var gap: Int?

    @Option(help: ArgumentHelp("Column that names the fold of each row; no feature.", valueName: "column"))
    var foldColumn: String?

    @Flag(inversion: .prefixedNo, help: "Give each fold about the same share of ranges of the target.")
    var stratify: Bool?

    func validate() throws {
        let given = [
            group.map { _ in "--group" }, time.map { _ in "--time" }, foldColumn.map { _ in "--fold-column" },
            stratify == true ? "--stratify" : nil,
        ].compactMap(\.self)
        guard given.count < 2 else { throw ValidationError("\(given[0]) and \(given[1]) exclude each other.") }
        guard gap ?? 0 >= 0 else { throw ValidationError("--gap must be 0 or more.") }
    }

    /// Applies the flags that are given; one way to split replaces another.
    func apply(to choice: inout FoldChoice) {
        if group != nil || time != nil || foldColumn != nil || stratify == true {
            (choice.group, choice.time, choice.column) = (group, time, foldColumn)
            if time == nil { choice.gap = 0 }
        }
        choice.gap = gap ?? choice.gap
        choice.stratified = stratify ?? (choice.decidesByColumn ? false : choice.stratified)
    }
}

extension FoldChoice {
    /// Throws for a gap without times, of flags or of a record.
    func checkGap() throws {
        if gap > 0, time == nil { throw ValidationError("--gap goes with --time.") }
    }

    fileprivate var decidesByColumn: Bool { group != nil || time != nil || column != nil }
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
