import Platform

/// The file at `path`, as the system's calls take it: unlike `URL(filePath:)`, it does not take a `~` in front for a home.
///
/// Shells have replaced that where they are asked to; what they leave, as in `--output=~/x`, names a file.
package func fileURL(_ path: String) -> URL {
    URL(filePath: path.hasPrefix("~") ? "./" + path : path)
}

extension URL {
    /// The path of a file for messages and for the system: as it was given, where that was seen from the working folder.
    package var givenPath: String {
        baseURL?.path == FileManager.default.currentDirectoryPath ? relativePath : path
    }
}
