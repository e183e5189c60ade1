import ArgumentParser
import CommandSupport
import DataHub

struct DataClean<Host: TableProgram>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "clean",
            abstract: "Remove registered files from the cache and print their names.",
            discussion: """
                Removes only registered files and what was extracted from them.

                EXAMPLE
                  \(Host.name) data clean house_sample
                """)
    }

    @OptionGroup var selection: DeliberateSelection<Host>
    @OptionGroup(title: "Hub options") var hub: HubOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let removed = try await hub.withHub(output.messages) { hub in
            try hub.clean(selection.files(in: hub.registry)).map(\.name)
        }
        switch output.format {
        case .json: try Console.print(json: ["removed": removed])
        case .text: for name in removed { try Console.print(name) }
        }
    }
}
