import ArgumentParser
import CommandSupport
import DataHub

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `housing data fetch`.
struct DataFetch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Fetch registered files into the cache and print where they are, one per line.",
        discussion: """
            A file that is cached and has the right SHA-1 is not fetched again.

            EXAMPLE
              housing data fetch kaggle_house_train --mirror file:///srv/data
            """)

    @OptionGroup var selection: DeliberateSelection
    @OptionGroup var hub: HubOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await hub.withHub(output) { hub in
            var items: [Item] = []
            for file in try selection.files(in: hub.registry) {
                items.append(Item(name: file.name, location: try await hub.fetch(file).path, sha1: file.sha1))
                if output.format == .text, let item = items.last { try Console.print(item.location) }
            }
            if output.format == .json { try Console.print(json: items) }
        }
    }

    private struct Item: Encodable {
        let name, location, sha1: String
    }
}
