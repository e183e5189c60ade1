import ArgumentParser
import DataHub

/// `housing data`: the registered files and their cache.
struct DataCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data",
        abstract: "List, fetch, verify and remove the registered data files.",
        discussion: """
            EXAMPLE
              housing data list
            """,
        subcommands: [DataList.self, DataFetch.self, DataVerify.self, DataClean.self])
}

/// Which registered files a command is about.
struct FileSelection: ParsableArguments {
    @Argument(help: "Registered names; see 'housing data list'.")
    var names: [String] = []

    /// The named files of `registry`, or all if none is named.
    func files(in registry: Registry) throws -> [RemoteFile] {
        names.isEmpty ? registry.files : try names.map(registry.file(named:))
    }
}
