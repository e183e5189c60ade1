import ArgumentParser
import CommandSupport
import DataHub
import Platform

/// `data fetch`.
struct DataFetch<Host: TableProgram>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "fetch",
            abstract: "Fetch registered files into the cache and print where they are, one per line.",
            discussion: """
                A file that is cached and has the right SHA-1 is not fetched again. One that cannot be had keeps no other away; \
                the exit code is the first one's.

                EXAMPLE
                  \(Host.name) data fetch kaggle_house_train --mirror file:///srv/data
                """)
    }

    @OptionGroup var selection: DeliberateSelection<Host>
    @OptionGroup var hub: HubOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await hub.withHub(output.messages) { hub in
            var (items, failures) = ([Item](), [HubError]())
            for file in try selection.files(in: hub.registry) {
                do {
                    let item = Item(name: file.name, location: try await hub.fetch(file).path, sha1: file.sha1)
                    items.append(item)
                    if output.format == .text { try Console.print(item.location) }
                } catch let error as HubError where error.code == .unavailable || error.code == .checksumMismatch {
                    failures.append(error)
                }
            }
            if output.format == .json { try Console.print(json: items) }
            for failure in failures.dropFirst() { Console.error("\(failure)") }
            if let first = failures.first { throw first }
        }
    }

    private struct Item: Encodable {
        let name, location, sha1: String
    }
}
