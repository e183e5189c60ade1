import ArgumentParser

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
