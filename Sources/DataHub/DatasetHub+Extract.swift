import Archives
import Logging
import Support

extension DatasetHub {
    /// Fetches the archive `file` and extracts it into the cache; returns the folder, or the folder `folder` inside it.
    ///
    /// An extracted folder is compared with the archive byte for byte, and replaced only if a file is damaged or
    /// missing. See `Archive` for the formats and refused content.
    ///
    /// Throws a `HubError`, or a `CancellationError` if the task is cancelled.
    public func fetchAndExtract(_ file: RemoteFile, folder: String? = nil) async throws -> URL {
        try await runBlocking {
            try translatingErrors {
                let archive = Archive(at: try fetchHere(file), limits: archiveLimits)
                let location = extractionLocation(of: file)
                if try !archive.isExtracted(at: location) { try extract(archive, of: file, to: location) }
                return try folder.map { try inner($0, of: location, file) } ?? location
            }
        }
    }

    /// As above, for the registered file of this name.
    public func fetchAndExtract(named name: String, folder: String? = nil) async throws -> URL {
        try await fetchAndExtract(registry.file(named: name), folder: folder)
    }

    /// Extracts `archive`, unless another process did while this waited for the lock.
    private func extract(_ archive: Archive, of file: RemoteFile, to location: URL) throws {
        try withLock(for: file) { _ in
            guard try !archive.isExtracted(at: location) else { return }
            do {
                try archive.extract(to: location)
            } catch let error as ArchiveError where error.code == .destinationExists {
                // An undamaged folder is never replaced: another process may be reading it.
                guard try !archive.isExtracted(at: location) else { return }
                logger.warning("\(location.givenPath) is damaged and will be replaced")
                try archive.extract(to: location, replacing: true)
            }
        }
    }

    private func inner(_ folder: String, of location: URL, _ file: RemoteFile) throws -> URL {
        let inner = location.appending(path: folder, directoryHint: .isDirectory)
        var isDirectory = false
        let isInside = !folder.split(separator: "/").contains("..")
        guard isInside, FileManager.default.fileExists(atPath: inner.path, isDirectory: &isDirectory), isDirectory
        else {
            let names = try FileManager.default.contentsOfDirectory(atPath: location.givenPath).sorted().prefix(10)
            throw HubError(
                .badArchive, "\(file.name) holds no folder \(quoted(folder))",
                advice: "It holds: \(names.map(quoted).joined(separator: ", ")).")
        }
        return inner
    }
}
