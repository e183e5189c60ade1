import Logging
import Support

extension DatasetHub {
    /// The state of `file` in the cache. Reads and verifies the whole file; fetches nothing.
    ///
    /// Throws a `HubError`, or a `CancellationError` if the task is cancelled.
    public func status(of file: RemoteFile) throws -> CacheStatus {
        try translatingErrors {
            try file.validate()
            return try CacheStatus(at: location(of: file).givenPath, sha1: file.sha1)
        }
    }

    /// Removes `files`, their extracted content and partial downloads from the cache, and folders that become empty.
    ///
    /// Returns the files that were cached. Throws a `HubError`.
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

    /// Removes all registered files from the cache; returns those that were cached. Throws a `HubError`.
    @discardableResult
    public func clean() throws -> [RemoteFile] {
        try clean(registry.files)
    }
}

extension DatasetHub {
    /// Removes the empty folders of `file` from the cache.
    func removeEmptyFolders(of file: RemoteFile) {
        var folder = location(of: file)
        for _ in file.path.split(separator: "/") {
            folder.deleteLastPathComponent()
            guard rmdir(folder.givenPath) == 0 || errno == ENOENT else { return }
        }
    }

    /// Removes leftovers of killed downloads and extractions beside `location`. The caller must hold the lock.
    func removeUnfinished(beside location: URL) throws {
        let folder = location.deletingLastPathComponent()
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.givenPath)
        where CacheName.isUnfinished(name) {
            try remove(folder.appending(path: name))
        }
    }

    /// Removes partial downloads of `file`, unless a fetch is in progress, which is unknown without locks.
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
            logger.warning("\(error.description); partial downloads of \(file.name) were not removed")
        }
    }

    /// Removes a file or a folder with its content; returns whether it existed.
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
