import Archives

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension DatasetHub {
    /// Fetches the archive `file` and extracts it beside its place in the cache; gives the folder.
    ///
    /// With `folder`, gives the folder of that name inside it: for an archive whose files are all in one. Nothing is extracted
    /// again while all files are there in their sizes. See `Archive` for the kinds of archive and what is refused.
    ///
    /// Throws a `HubError`, or a `CancellationError` if the task is cancelled.
    public func fetchAndExtract(_ file: RemoteFile, folder: String? = nil) async throws -> URL {
        try await runBlocking { cancellation in
            try translatingErrors {
                let archive = Archive(at: try fetch(file, cancellation))
                let location = extractionLocation(of: file)
                if try !archive.isExtracted(at: location) { try extract(archive, to: location) }
                return try folder.map { try inner($0, of: location, file) } ?? location
            }
        }
    }

    /// As `fetchAndExtract(_:folder:)`, for the registered file of this name.
    public func fetchAndExtract(named name: String, folder: String? = nil) async throws -> URL {
        try await fetchAndExtract(registry.file(named: name), folder: folder)
    }

    private func extract(_ archive: Archive, to location: URL) throws {
        do {
            try archive.extract(to: location, replacing: true)
        } catch let error as ArchiveError where error.code == .destinationExists {
            // Another process was faster, between the two renames of a replacement.
            guard try archive.isExtracted(at: location) else { throw error }
        }
    }

    private func inner(_ folder: String, of location: URL, _ file: RemoteFile) throws -> URL {
        let inner = location.appending(path: folder, directoryHint: .isDirectory)
        var isDirectory = false
        let isInside = !folder.split(separator: "/").contains("..")
        guard isInside, FileManager.default.fileExists(atPath: inner.path, isDirectory: &isDirectory), isDirectory
        else {
            let names = try FileManager.default.contentsOfDirectory(atPath: location.path).sorted().prefix(10)
            throw HubError(
                .badArchive, "\(file.name) holds no folder '\(folder)'",
                suggestion: "It holds: \(names.joined(separator: ", ")).")
        }
        return inner
    }
}
