import ArgumentParser
import CommandSupport
import DataHub
import Support

struct DataFetch<Host: TableProgram>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "fetch",
            abstract: "Download registered files and print their paths, one per line.",
            discussion: """
                A cached file with the right SHA-1 is not downloaded again. A failure does not stop the other files; \
                the exit code is that of the first failure.

                EXAMPLE
                  \(Host.name) data fetch kaggle_house_train --mirror file:///srv/data
                """)
    }

    @OptionGroup var selection: DeliberateSelection<Host>
    @OptionGroup(title: "Hub options") var hub: HubOptions
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
