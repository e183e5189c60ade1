import Files
import Logging
import Platform

extension DatasetHub {
    /// What is in the cache for `file`. Reads and verifies all of it, fetches nothing.
    ///
    /// Throws a `HubError`, or a `CancellationError` if the task is cancelled.
    public func status(of file: RemoteFile) throws -> CacheStatus {
        try translatingErrors {
            try file.validate()
            return try CacheStatus(at: location(of: file).givenPath, sha1: file.sha1)
        }
    }

    /// Removes `files` and what was extracted from them from the cache, with what broken downloads left beside them.
    ///
    /// Gives those that were there. Nothing else in the folder is touched, but for folders that are empty then. Throws a
    /// `HubError`.
    @discardableResult
    public func clean(_ files: [RemoteFile]) throws -> [RemoteFile] {
        try translatingErrors {
            try files.filter { file in
                try file.validate()
                let wasCached = try remove(location(of: file))
                try remove(extractionLocation(of: file))
                try removeLeftovers(of: file)
                removeEmptyFolders(of: file)
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

extension DatasetHub {
    /// Removes the folders that the cache has for `file` alone, as far as they are empty.
    func removeEmptyFolders(of file: RemoteFile) {
        var folder = location(of: file)
        for _ in file.path.split(separator: "/") {
            folder.deleteLastPathComponent()
            guard rmdir(folder.givenPath) == 0 || errno == ENOENT else { return }
        }
    }

    /// Removes what killed downloads and extractions have left in the folder of `location`. Only for the holder of its lock.
    func removeUnfinished(beside location: URL) throws {
        let folder = location.deletingLastPathComponent()
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.givenPath)
        where CacheName.isUnfinished(name) {
            try remove(folder.appending(path: name))
        }
    }

    /// Removes what broken fetches of `file` have left, unless one is under way; where there are no locks, nothing tells that.
    private func removeLeftovers(of file: RemoteFile) throws {
        let folder = location(of: file).deletingLastPathComponent()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.givenPath)) ?? []
        guard names.contains(where: CacheName.isReserved) else { return }
        do {
            guard let lock = try lock(for: file) else { return }
            try withExtendedLifetime(lock) {
                try removeUnfinished(beside: location(of: file))
                for name in [CacheName.partial, CacheName.validator] { try remove(folder.appending(path: name)) }
            }
        } catch let error as SystemError where error.isUnsupportedLock {
            logger.warning("\(error.description); what broken fetches of \(file.name) have left stays")
        }
    }

    /// Removes a file, or a folder with all in it; gives whether it was there.
    @discardableResult
    private func remove(_ place: URL) throws -> Bool {
        do {
            try removeItem(at: place.givenPath)
            return true
        } catch let error as SystemError where error.isMissing {
            return false
        }
    }
}
