import ArgumentParser

/// What is kept of the folds beside their metrics.
struct FoldResultOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write the prediction of each training row by the models that had not seen it, as CSV.", valueName: "file"),
        completion: .file())
    var oof: String?

    @Flag(help: "Replace the file of --oof and the record in the folder of --run-dir, if they are there.")
    var force = false
}
