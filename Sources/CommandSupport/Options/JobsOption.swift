import ArgumentParser

/// How much of a command's work is done at a time; the numbers do not depend on it.
package struct JobsOption: ParsableArguments {
    @Option(parsing: .unconditional, help: "How many trainings run at a time. (default: the number of processors)")
    package var jobs: Int?

    package init() {}

    package func validate() throws {
        guard jobs ?? 1 >= 1 else { throw ValidationError("--jobs must be 1 or more.") }
    }
}
