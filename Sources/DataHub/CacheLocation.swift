import Support

extension DatasetHub {
    /// The cache folder: `TABULARKIT_CACHE`, else `tabularkit` in `XDG_CACHE_HOME`, else `~/.cache/tabularkit`.
    ///
    /// Empty values are ignored, and so is a relative `XDG_CACHE_HOME`, as its specification demands.
    public static func defaultCacheDirectory(in environment: [String: String]) -> URL {
        if let folder = environment["TABULARKIT_CACHE"], !folder.isEmpty { return fileURL(folder) }
        if let folder = environment["XDG_CACHE_HOME"], folder.hasPrefix("/") {
            return URL(filePath: folder).appending(path: "tabularkit")
        }
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : URL(filePath: $0) }
        return (home ?? FileManager.default.homeDirectoryForCurrentUser).appending(path: ".cache/tabularkit")
    }

    /// The place of `file` in the cache, whether it is there or not: `CACHE/SHA-1/PATH`.
    public func location(of file: RemoteFile) -> URL {
        cacheDirectory.appending(path: file.sha1).appending(path: file.path)
    }

    /// The place of the extracted archive `file` in the cache.
    func extractionLocation(of file: RemoteFile) -> URL {
        cacheDirectory.appending(path: file.sha1).appending(path: file.path + ".extracted")
    }
}

/// The names that the cache reserves beside a file.
enum CacheName {
    /// The lock of the folder.
    static let lock = ".lock"
    /// A partial download.
    static let partial = ".partial"
    /// The validator (entity tag or date) of `partial`.
    static let validator = ".partial-validator"

    /// Whether `AtomicFile` and `Archive.extract` use this name for incomplete output.
    static func isUnfinished(_ name: String) -> Bool {
        name.hasPrefix(".incoming-") || name.hasPrefix(".extract-")
    }

    /// Whether registered files may not have this name.
    static func isReserved(_ name: some StringProtocol) -> Bool {
        let name = String(name)
        return [lock, partial, validator].contains(name) || isUnfinished(name)
    }
}
