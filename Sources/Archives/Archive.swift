import Files
import Platform

/// A zip or tar archive in a file; a tar may be packed by gzip, bzip2, xz or Zstandard.
///
/// ```swift
/// let archive = Archive(at: URL(filePath: "house.zip"))
/// try archive.entries().map(\.path)               // ["train.csv", "test.csv"]
/// try archive.extract(to: URL(filePath: "house")) // all of it, or an error and nothing
/// ```
///
/// The kind is told by the content, not by the file's name. Unlike `unzip` and `tar`, it takes every archive for hostile:
/// see `extract(to:replacing:)` for what it refuses.
public struct Archive: Sendable {
    /// The archive's file.
    public let url: URL
    /// How much the archive may unpack to.
    public let limits: ArchiveLimits

    /// The archive in the file at `url`, which is not opened yet.
    public init(at url: URL, limits: ArchiveLimits = .default) {
        (self.url, self.limits) = (url, limits)
    }

    /// The entries in the order of the archive, as it describes them: safe to read, not all safe to extract.
    ///
    /// A packed tar is unpacked for it, in memory that does not grow with the archive. Throws an `ArchiveError`, or a
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
    /// They are written into a folder beside it, synchronized and renamed: after an error nothing new is there. An existing
    /// `destination` that is not an empty folder is replaced if `isReplacing`, and an error otherwise.
    ///
    /// The whole archive is refused for one entry whose name is absolute, empty, or holds `..`, a backslash or a NUL; that
    /// clashes with another's; that is a device or fifo; that is a link leading out of `destination`, alone or through other
    /// links, or a file behind a link; and for anything encrypted or damaged. Links that stay inside are kept. Owners, times
    /// and the bits that give others the right to write, or a program another user's rights, are ignored.
    ///
    /// Of two files of one name in a tar the later one counts, as it was appended; in a zip they must be equal.
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

    /// Whether `folder` holds all that the archive does, byte for byte.
    ///
    /// Reads both: it takes about as long as extracting without writing. What else the folder holds, and permissions, do not
    /// matter. Throws an `ArchiveError` if the archive cannot be read, and a `CancellationError` if the task is cancelled.
    public func isExtracted(at folder: URL) throws -> Bool {
        try translatingErrors {
            var opened = try OpenedArchive(path: url.givenPath, limits: limits)
            let extracted = ExtractedFolder(path: folder.givenPath)
            // Of the entries of one name the last decides.
            var isHeld: [[UInt8]: Bool] = [:]
            while let entry = try opened.next() {
                isHeld[try EntryPath(entry.name).bytes] = try extracted.holds(entry, of: &opened)
            }
            return isHeld.values.allSatisfy(\.self)
        }
    }

    /// What `body` gives, its errors told as those of this archive.
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
