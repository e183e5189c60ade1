import ArgumentParser
import CommandSupport

/// The root command: reads a file and writes its content as JSON, for comparison.
@main
struct Conformance: Program {
    static let configuration = CommandConfiguration(
        commandName: "conformance",
        abstract: "Read a possibly hostile file and print its content as JSON.",
        discussion: """
            The output has the form of the conformance corpus. For a refused file there is a message on standard error and \
            a nonzero exit status.
            """,
        subcommands: [
            Extract.self, CSVDump.self, IDXDump.self, SafetensorsDump.self, FeaturesDump.self, PairCheck.self,
        ])

    static func main() async { await execute() }
}
