import ArgumentParser
import CommandSupport
import DataHub
import Platform
import Text

/// `data list`.
struct DataList<Host: TableProgram>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: "List the registered files: name, size, whether the cache has them, origin.",
            discussion: """
                EXAMPLE
                  \(Host.name) data list --format json
                """)
    }

    @OptionGroup var hub: HubOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await hub.withHub(output.messages) { hub in
            let items = hub.registry.files.map { Item($0, in: hub) }
            switch output.format {
            case .json: try Console.print(json: items)
            case .text:
                let table = TextTable([["NAME", "SIZE", "CACHED", "ORIGIN"]] + items.map(\.fields), alignment: .left)
                try Console.print(table.lines.joined(separator: "\n"))
            }
        }
    }

    /// A registered file as it is listed. Whether the cached one is the right one is for `verify` to say.
    private struct Item: Encodable {
        let name, path, sha1, location: String
        let url: String?
        let size: Int?
        let cached: Bool

        init(_ file: RemoteFile, in hub: DatasetHub) {
            (name, path, sha1, size) = (file.name, file.path, file.sha1, file.size)
            location = hub.location(of: file).path
            cached = FileManager.default.fileExists(atPath: location)
            if case .url(let address) = file.source { url = address } else { url = nil }
        }

        var fields: [String] {
            [name, size.map(TransferBar.size) ?? "?", cached ? "yes" : "no", url ?? "bundled"]
        }
    }
}
