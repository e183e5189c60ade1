import ArgumentParser
import CommandSupport
import DataHub
import Support

struct DataVerify<Host: TableProgram>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: "Compare the cached files with their registered SHA-1.",
            discussion: """
                The exit code is \(ExitStatus.checksum.rawValue) if a cached file is damaged; '\(Host.name) data \
                fetch' replaces it. A file that is not cached is no error.

                EXAMPLE
                  \(Host.name) data verify
                """)
    }

    @OptionGroup var selection: FileSelection<Host>
    @OptionGroup(title: "Hub options") var hub: HubOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let items = try await hub.withHub(output.messages) { hub in
            try selection.files(in: hub.registry).map { Item($0, try hub.status(of: $0), in: hub) }
        }
        let rows = items.map { [$0.name, $0.status, $0.status == "missing" ? "" : $0.location] }
        try output.format.print(json: items, text: TextTable(rows, alignment: .left).lines.joined(separator: "\n"))
        if items.contains(where: { $0.status == "damaged" }) { throw ExitCode(ExitStatus.checksum.rawValue) }
    }

    private struct Item: Encodable {
        let name, status, location, expected: String
        let found: String?

        init(_ file: RemoteFile, _ cached: CacheStatus, in hub: DatasetHub) {
            (name, location, expected) = (file.name, hub.location(of: file).path, file.sha1)
            switch cached {
            case .missing: (status, found) = ("missing", nil)
            case .valid: (status, found) = ("valid", file.sha1)
            case .damaged(let sha1): (status, found) = ("damaged", sha1)
            }
        }

        enum CodingKeys: String, CodingKey {
            case name, status, location
            case expected = "sha1"
            case found = "found_sha1"
        }
    }
}
