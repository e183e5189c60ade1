import Support

/// A zip or tar archive in a file; a tar may be compressed by gzip, bzip2, xz or Zstandard.
///
/// ```swift
/// let archive = Archive(at: URL(filePath: "house.zip"))
/// try archive.entries().map(\.path)               // ["train.csv", "test.csv"]
/// try archive.extract(to: URL(filePath: "house")) // all of it, or an error and nothing
/// ```
///
/// The content, not the name of the file, determines the format. Unlike `unzip` and `tar`, it treats every archive as
/// hostile: `extract(to:replacing:)` lists what it refuses.
public struct Archive: Sendable {
    /// The archive's file.
    public let url: URL
    /// The limits on the extracted content.
    public let limits: ArchiveLimits

    /// The archive in the file at `url`, which is opened later.
    public init(at url: URL, limits: ArchiveLimits = .default) {
        (self.url, self.limits) = (url, limits)
    }

    /// The entries in the order of the archive: safe to read, not all safe to extract.
    ///
    /// A compressed tar is decompressed as a stream, in constant memory. Throws an `ArchiveError`, or a
    /// `CancellationError` if the task is cancelled.
    public func entries() throws -> [ArchiveEntry] {
        try translatingErrors {
            var (opened, entries) = (try OpenedArchive(path: url.givenPath, limits: limits), [ArchiveEntry]())
            while let entry = try opened.next() { entries.append(entry.entry) }
            return entries
        }
    }

    /// Extracts all entries into a new folder at `destination`.
    ///
    /// Extraction is atomic: entries are written to a folder beside it, which is synchronized and renamed. An existing
    /// `destination` that is not an empty folder is replaced if `isReplacing`, and an error otherwise.
    ///
    /// The whole archive is refused for an entry whose name is absolute or empty, contains `..`, a backslash or a NUL,
    /// or is a duplicate; for a device or fifo; for a link that leads out of `destination`, directly or through other
    /// links; for a file behind a link; and for encrypted or damaged data. Other links are kept. Owners, times, write
    /// permissions of others and set-user-ID bits are ignored. The last of several files with one name in a tar wins;
    /// in a zip they must be equal.
    ///
    /// Throws an `ArchiveError`, or a `CancellationError` soon after the task is cancelled.
    public func extract(to destination: URL, replacing isReplacing: Bool = false) throws {
        try translatingErrors {
            var opened = try OpenedArchive(path: url.givenPath, limits: limits)
            var extraction = try Extraction(to: destination.givenPath, maximumDepth: limits.maximumDepth)
            do {
                while let entry = try opened.next() { try extraction.add(entry, from: &opened) }
                try extraction.finish(isReplacing: isReplacing)
            } catch {
                extraction.discard()
                throw error
            }
        }
    }

    /// Whether `folder` holds every entry of the archive, byte for byte; other files and permissions are ignored.
    ///
    /// Reads both, which takes as long as extracting without writing. Throws an `ArchiveError` if the archive cannot be
    /// read, and a `CancellationError` if the task is cancelled.
    public func isExtracted(at folder: URL) throws -> Bool {
        try translatingErrors {
            var opened = try OpenedArchive(path: url.givenPath, limits: limits)
            let extracted = ExtractedFolder(path: folder.givenPath)
            // The last of several entries with one name decides.
            var isHeld: [[UInt8]: Bool] = [:]
            while let entry = try opened.next() {
                isHeld[try EntryPath(entry.name).bytes] = try extracted.holds(entry, of: &opened)
            }
            return isHeld.values.allSatisfy(\.self)
        }
    }

    /// Runs `body`, and turns its errors into those of this archive.
    func translatingErrors<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let fault as Fault {
            throw fault.error(in: url.givenPath)
        } catch let error as SystemError {
            throw Fault(.inputOutput, error.description(behind: url.givenPath)).error(in: url.givenPath)
        }
    }
}

extension Archive: CustomStringConvertible {
    /// The path: `Archive(house.zip)`.
    public var description: String { "Archive(\(url.givenPath))" }
}
