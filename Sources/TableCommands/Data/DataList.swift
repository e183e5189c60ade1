import ArgumentParser
import CommandSupport
import DataHub
import Support

struct DataList<Host: TableProgram>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: "List the registered files.",
            discussion: """
                EXAMPLE
                  \(Host.name) data list --format json
                """)
    }

    @OptionGroup(title: "Hub options") var hub: HubOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await hub.withHub(output.messages) { hub in
            let items = hub.registry.files.map { Item($0, in: hub) }
            let table = TextTable([["NAME", "SIZE", "CACHED", "ORIGIN"]] + items.map(\.fields), alignment: .left)
            try output.format.print(json: items, text: table.lines.joined(separator: "\n"))
        }
    }

    /// A row of the list. It does not check the cached file: see `verify`.
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
