import ArgumentParser

/// The number of trainings at a time; the results do not depend on it.
package struct JobsOption: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Number of parallel trainings. (default: all processors)", valueName: "count"))
    package var jobs: Int?

    package init() {}

    package func validate() throws {
        guard jobs ?? 1 >= 1 else { throw ValidationError("--jobs must be 1 or more.") }
    }
}
