import ArgumentParser

struct FoldResultOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "File for the out-of-fold predictions, CSV.", valueName: "file"),
        completion: .file())
    var oof: String?

    @Flag(help: "Overwrite the file of --oof and the record in --run-dir.")
    var force = false
}
