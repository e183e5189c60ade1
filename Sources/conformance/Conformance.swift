import ArgumentParser
import CommandSupport

/// The root command: what the libraries make of one file, told in JSON that a program can compare.
@main
struct Conformance: Program {
    static let configuration = CommandConfiguration(
        commandName: "conformance",
        abstract: "Read a file, however hostile, and tell in JSON what it holds.",
        discussion: """
            The forms are those of the conformance corpus's runner. A file that is refused ends in a message on standard \
            error and an exit status other than 0.
            """,
        subcommands: [
            Extract.self, CSVDump.self, IDXDump.self, SafetensorsDump.self, FeaturesDump.self, PairCheck.self,
        ])

    static func main() async { await execute() }
}
