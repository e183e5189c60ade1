import DataHub
import Foundation
import Logging
import Support
import TestSupport

/// The SHA-1 of `bytes`.
func sha1(_ bytes: some Sequence<UInt8>) -> String { Checksum.sha1(of: Array(bytes)) }

/// A logger that says nothing.
let silentLogger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

/// A hub with an empty cache and a registry of one file, whose content and server belong to one test.
struct HubFixture {
    let folder: TemporaryFolder
    let content = Array("x,y\n1,2\n".utf8)
    let file: RemoteFile

    init(server: String = "http://127.0.0.1:9", path: String = "tables/small.csv") throws {
        folder = try TemporaryFolder()
        file = RemoteFile(name: "small", baseURL: server, path: path, sha1: sha1(content))
    }

    func hub(
        mirror: String? = nil, isOffline: Bool = false, environment: [String: String] = [:],
        _ change: (inout TransferOptions) -> Void = { _ in }
    ) -> DatasetHub {
        var options = TransferOptions.default
        options.initialBackoff = .milliseconds(1)
        change(&options)
        return DatasetHub(
            registry: Registry([file]), cacheDirectory: folder("cache"), mirror: mirror, isOffline: isOffline,
            options: options,
            logger: silentLogger, environment: environment)
    }

    /// The files in the cache.
    func cached() throws -> [String] {
        let all = (try? FileManager.default.subpathsOfDirectory(atPath: folder("cache").path)) ?? []
        return all.filter { !FileManager.default.isDirectory(folder("cache/" + $0)) }
    }

    /// Everything in the cache, folders too.
    func cachedItems() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder("cache").path).sorted()
    }

    /// Where the file belongs in the cache.
    var place: String { "\(file.sha1)/\(file.path)" }
}

extension FileManager {
    func isDirectory(_ url: URL) -> Bool {
        var isDirectory = false
        return fileExists(atPath: url.path, isDirectory: &isDirectory) && isDirectory
    }
}
