import ArgumentParser

/// Whether a run stops before training.
struct DryRunOption: ParsableArguments {
    @Flag(help: "Read the tables, show columns and baseline, and stop.")
    var dryRun = false

    /// Throws for a file that a dry run would not write.
    func check(_ outputs: [(flag: String, path: String?)]) throws {
        guard dryRun, let flag = outputs.first(where: { $0.path != nil })?.flag else { return }
        throw ValidationError("--dry-run stops before training and writes nothing: leave out \(flag).")
    }
}
