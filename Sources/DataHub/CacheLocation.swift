import Files
import Platform

extension DatasetHub {
    /// The cache folder of an environment: `TABULARKIT_CACHE`, else `tabularkit` in `XDG_CACHE_HOME`, else
    /// `~/.cache/tabularkit`. Empty values count as absent, and so does a relative `XDG_CACHE_HOME`, as its specification asks.
    public static func defaultCacheDirectory(in environment: [String: String]) -> URL {
        if let folder = environment["TABULARKIT_CACHE"], !folder.isEmpty { return fileURL(folder) }
        if let folder = environment["XDG_CACHE_HOME"], folder.hasPrefix("/") {
            return URL(filePath: folder).appending(path: "tabularkit")
        }
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : URL(filePath: $0) }
        return (home ?? FileManager.default.homeDirectoryForCurrentUser).appending(path: ".cache/tabularkit")
    }

    /// Where the cache keeps `file`: `CACHE/SHA-1/PATH`. Nothing need be there.
    public func location(of file: RemoteFile) -> URL {
        cacheDirectory.appending(path: file.sha1).appending(path: file.path)
    }

    /// Where the cache keeps what the archive `file` holds.
    func extractionLocation(of file: RemoteFile) -> URL {
        cacheDirectory.appending(path: file.sha1).appending(path: file.path + ".extracted")
    }
}

/// The names that the cache keeps for itself beside a file.
enum CacheName {
    /// Whose holder alone may change the folder.
    static let lock = ".lock"
    /// What has come of a download so far.
    static let partial = ".partial"
    /// By what the server tells whether its file is still the one of `partial`.
    static let validator = ".partial-validator"

    /// Whether `AtomicFile` and `Archive.extract` give this name to what is not whole yet.
    static func isUnfinished(_ name: String) -> Bool {
        name.hasPrefix(".incoming-") || name.hasPrefix(".extract-")
    }

    /// Whether no registered file may have this name.
    static func isReserved(_ name: some StringProtocol) -> Bool {
        let name = String(name)
        return [lock, partial, validator].contains(name) || isUnfinished(name)
    }
}
