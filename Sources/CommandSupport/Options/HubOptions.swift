import ArgumentParser
import DataHub
import Files
import Platform

/// Where data come from and where they are kept: shared by all commands that need registered data.
package struct HubOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The address in front of each file's path, in place of the file's own; file:///FOLDER works. (default: $TABULARKIT_MIRROR, else none)",
            valueName: "url"))
    package var mirror: String?

    @Option(
        help: ArgumentHelp(
            "The folder that keeps the files. (default: $TABULARKIT_CACHE, else $XDG_CACHE_HOME/tabularkit, else ~/.cache/tabularkit)",
            valueName: "folder"), completion: .directory)
    package var cacheDir: String?

    @Flag(help: "Do without the network: cached and bundled files and file:// mirrors only.")
    package var offline = false

    /// What commands that have a bundled sample suggest.
    package static let sampleSuggestion = "Without a network, --dataset sample uses the bundled data."

    package init() {}

    /// Runs `body` with a hub of these options, which draws its progress if `messages` allow it. `suggestion` is what else the
    /// user may do without a network.
    package func withHub<Result>(
        _ messages: MessageOptions, suggestion: String? = nil, _ body: (DatasetHub) async throws -> Result
    ) async throws -> Result {
        let bar = messages.showsProgress ? TransferBar() : nil
        defer { bar?.clear() }
        let show: (@Sendable (TransferProgress) -> Void)? = if let bar { { bar.show($0) } } else { nil }
        let hub = DatasetHub(
            cacheDirectory: cacheDir.map(fileURL), mirror: mirror, isOffline: offline,
            logger: messages.logger("hub"), progress: show)
        do {
            return try await body(hub)
        } catch let error as HubError where error.code == .unavailable {
            throw suggestion.map(error.suggesting) ?? error
        }
    }
}
