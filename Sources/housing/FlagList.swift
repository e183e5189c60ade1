/// The arguments of a command as its flags, each with the values behind it.
struct FlagList {
    /// The words of each flag, its name first.
    private var flags: [[String]] = []

    /// Flags that have no value and say how a run is to be told of, or what it may replace: they are no part of it.
    static let ofOneRun: Set = ["--force", "-q", "--quiet", "-v", "--verbose"]

    /// Flags that take each other's place: one's own tables and a data set, and the two ways of splitting rows.
    private static let rivals = [
        "--dataset": ["--train", "--test"], "--train": ["--dataset"],
        "--shuffle": ["--no-shuffle"], "--no-shuffle": ["--shuffle"],
    ]

    /// Takes arguments apart; what stands in front of the first flag is left out.
    init(_ arguments: some Sequence<String>) {
        for argument in arguments {
            if argument.hasPrefix("--") || Self.ofOneRun.contains(argument) {
                flags.append([argument])
            } else if !flags.isEmpty {
                flags[flags.count - 1].append(argument)
            }
        }
    }

    /// All of them, as they were given.
    var arguments: [String] { flags.flatMap(\.self) }

    /// Their names.
    var names: Set<String> { Set(flags.map(Self.name)) }

    /// Those whose name is not among `names`.
    func removing(_ names: Set<String>) -> FlagList {
        var left = self
        left.flags.removeAll { names.contains(Self.name($0)) }
        return left
    }

    /// These without what `others` have anew, and `others`.
    func replaced(by others: FlagList) -> FlagList {
        let names = others.names.union(others.names.flatMap { Self.rivals[$0] ?? [] })
        var all = removing(names)
        all.flags += others.flags
        return all
    }

    /// `--name` of `--name value` and of `--name=value`.
    private static func name(_ words: [String]) -> String { String(words[0].prefix { $0 != "=" }) }
}
