import ArgumentParser

/// `data`: the registered files and their cache.
struct DataCommand<Host: TableProgram>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "data",
            abstract: "List, fetch, verify and remove the registered data files.",
            discussion: """
                EXAMPLE
                  \(Host.name) data list
                """,
            subcommands: [DataList<Host>.self, DataFetch<Host>.self, DataVerify<Host>.self, DataClean<Host>.self])
    }
}
