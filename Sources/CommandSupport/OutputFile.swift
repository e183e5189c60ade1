import Support

/// An output file of a command.
package struct OutputFile {
    /// The path as given.
    package let path: String
    /// The same as a URL.
    package var url: URL { fileURL(path) }
    /// A folder that the command makes before it writes.
    private let folderToMake: String?

    /// Names the file, which may be in `folderToMake`.
    package init(_ path: String, orIn folderToMake: String? = nil) {
        (self.path, self.folderToMake) = (path, folderToMake)
    }

    /// Throws if the file could not be written, before any work is done: a `CommandError` if it exists and must not be
    /// replaced, a `SystemError` if it is not a file or its folder is not writable.
    package func check(overwriting: Bool) throws {
        if url.pathExtension == "gz" {
            throw CommandError(.usage, "\(path) would be plain text: leave out .gz, and pack it afterwards")
        }
        let place = try AtomicFile.check(url.givenPath)
        if !overwriting, hasEntry(at: url.givenPath) { throw CommandError.outputExists(path) }
        try checkFolder(of: place)
    }

    /// The same for a folder; also throws a `CommandError` if it exists and is not `isReplaceable`.
    package func checkFolder(overwriting: Bool, isReplaceable: (URL) -> Bool) throws {
        if hasEntry(at: url.givenPath) {
            guard overwriting else { throw CommandError.outputExists(path) }
            guard isReplaceable(url) else {
                throw CommandError(
                    .outputExists, "\(path) exists already and is something else: it is not replaced; name another")
            }
        }
        try checkFolder(of: url.givenPath)
    }

    private func checkFolder(of place: String) throws {
        let folder = parentFolder(of: place)
        if let folderToMake,
            URL(filePath: folder).standardizedFileURL.path == fileURL(folderToMake).standardizedFileURL.path,
            !hasEntry(at: folder)
        {
            return
        }
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw SystemError("write to the folder", folder)
        }
    }
}
