#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension DatasetHub {
    /// What is in the cache for `file`. Reads and verifies all of it, fetches nothing. Throws a `HubError`.
    public func status(of file: RemoteFile) throws -> CacheStatus {
        try translatingErrors {
            try file.validate()
            return try CacheStatus(at: location(of: file).path, sha1: file.sha1)
        }
    }

    /// Removes `files` and what was extracted from them from the cache, with what broken downloads left beside them.
    ///
    /// Gives those that were there. Nothing else in the folder is touched. Throws a `HubError`.
    @discardableResult
    public func clean(_ files: [RemoteFile]) throws -> [RemoteFile] {
        try translatingErrors {
            try files.filter { file in
                try file.validate()
                // The folder is named by the SHA-1: nothing but the file and what belongs to it is there.
                let folder = cacheDirectory.appending(path: file.sha1)
                guard FileManager.default.fileExists(atPath: folder.path) else { return false }
                let wasCached = FileManager.default.fileExists(atPath: location(of: file).path)
                try FileManager.default.removeItem(at: folder)
                return wasCached
            }
        }
    }

    /// Removes all registered files from the cache; gives those that were there. Throws a `HubError`.
    @discardableResult
    public func clean() throws -> [RemoteFile] {
        try clean(registry.files)
    }
}
