import ArgumentParser
import DataHub

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

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
            valueName: "folder"))
    package var cacheDir: String?

    @Flag(help: "Do without the network: cached and bundled files and file:// mirrors only.")
    package var offline = false

    package init() {}

    /// Runs `body` with a hub of these options, which draws its progress if `output` allows it.
    package func withHub<Result>(
        _ output: OutputOptions, _ body: (DatasetHub) async throws -> Result
    ) async throws -> Result {
        let bar = output.showsProgress ? ProgressBar() : nil
        defer { bar?.clear() }
        let show: (@Sendable (TransferProgress) -> Void)? = if let bar { { bar.show($0) } } else { nil }
        let hub = DatasetHub(
            cacheDirectory: cacheDir.map { URL(filePath: $0) }, mirror: mirror, isOffline: offline,
            logger: output.logger("hub"), progress: show)
        return try await body(hub)
    }
}
