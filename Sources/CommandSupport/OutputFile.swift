import Files

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file that a command is to write.
package struct OutputFile {
    /// The path as the user gave it.
    package let path: String
    /// The same as a URL.
    package var url: URL { URL(filePath: path) }

    /// Names the file.
    package init(_ path: String) { self.path = path }

    /// Finds out what would stop the file from being written, before any work that would be lost then.
    ///
    /// Throws `OutputExists` if it is there and must not be replaced, and a `SystemError` if it is there and no file, or its
    /// folder takes none.
    package func check(overwriting: Bool) throws {
        try AtomicFile.check(url.path)
        if !overwriting, FileManager.default.fileExists(atPath: url.path) { throw OutputExists(path: path) }
        let folder = url.deletingLastPathComponent().path
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw SystemError("write to the folder", folder)
        }
    }
}

/// The output is there already.
package struct OutputExists: ExitStatusConvertible, CustomStringConvertible {
    package let path: String
    package var description: String { "\(path) exists already; --force replaces it." }
    package var exitStatus: ExitStatus { .outputExists }
}
