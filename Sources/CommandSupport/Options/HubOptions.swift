import ArgumentParser
import DataHub
import Support

/// The source and the cache of registered data.
package struct HubOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Base URL to fetch all files from, such as file:///FOLDER. (default: $TABULARKIT_MIRROR, else none)",
            valueName: "url"))
    package var mirror: String?

    @Option(
        help: ArgumentHelp(
            """
            Cache folder. (default: $TABULARKIT_CACHE, else $XDG_CACHE_HOME/tabularkit, else ~/.cache/tabularkit)
            """,
            valueName: "folder"), completion: .directory)
    package var cacheDir: String?

    @Flag(help: "Use no network: only cached and bundled files and file:// mirrors.")
    package var offline = false

    /// The advice of commands with a bundled sample.
    package static let sampleAdvice = "Without a network, --dataset sample uses the bundled data."

    package init() {}

    /// Advice that names a flag for an error of the hub; nil if none helps.
    package static func advice(for error: any Error) -> String? {
        guard let error = error as? HubError, error.code == .unavailable else { return nil }
        return "--mirror URL takes another source; file:///FOLDER works."
    }

    /// Runs `body` with a hub of these options, which draws its progress if `messages` allow it. `advice` is for users
    /// without a network.
    package func withHub<Result>(
        _ messages: MessageOptions, advice: String? = nil, _ body: (DatasetHub) async throws -> Result
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
            throw advice.map(error.advising) ?? error
        }
    }
}
