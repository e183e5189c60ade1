import Files
import Platform

/// A file that a command is to write.
package struct OutputFile {
    /// The path as the user gave it.
    package let path: String
    /// The same as a URL.
    package var url: URL { fileURL(path) }
    /// A folder that the command makes before it writes.
    private let folderToMake: String?

    /// Names the file, which may lie in `folderToMake`.
    package init(_ path: String, orIn folderToMake: String? = nil) {
        (self.path, self.folderToMake) = (path, folderToMake)
    }

    /// Finds out what would stop the file from being written, before any work that would be lost then.
    ///
    /// Throws `OutputExists` if it is there and must not be replaced, and a `SystemError` if it is there and no file, or its
    /// folder takes none.
    package func check(overwriting: Bool) throws {
        if url.pathExtension == "gz" { throw PackedOutput(path: path) }
        let place = try AtomicFile.check(url.givenPath)
        if !overwriting, hasEntry(at: url.givenPath) { throw OutputExists(path: path) }
        try checkFolder(of: place)
    }

    /// Finds out what would stop a folder of that name from being written, as `check(overwriting:)` does for a file.
    ///
    /// Throws `OutputExists` too if it is there, may be replaced, and is not what `isReplaceable` knows.
    package func checkFolder(overwriting: Bool, isReplaceable: (URL) -> Bool) throws {
        if hasEntry(at: url.givenPath) {
            guard overwriting else { throw OutputExists(path: path) }
            guard isReplaceable(url) else { throw OutputExists(path: path, isReplaceable: false) }
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

/// The name of the output promises what it would not be.
private struct PackedOutput: ExitStatusConvertible, CustomStringConvertible {
    let path: String
    var description: String { "\(path) would be plain text: leave out .gz, and pack it afterwards." }
    var exitStatus: ExitStatus { .usage }
}

/// The output is there already.
package struct OutputExists: ExitStatusConvertible, CustomStringConvertible {
    package let path: String
    /// Whether it is of the kind that may be replaced.
    package var isReplaceable = true

    package var description: String {
        isReplaceable
            ? "\(path) exists already; --force replaces it."
            : "\(path) exists already and is something else: it is not replaced; name another."
    }
    package var exitStatus: ExitStatus { .outputExists }
}
