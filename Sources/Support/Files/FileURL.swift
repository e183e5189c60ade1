/// The file at `path`. Unlike `URL(filePath:)`, it does not expand `~`, which is for shells to do.
package func fileURL(_ path: String) -> URL {
    URL(filePath: path.hasPrefix("~") ? "./" + path : path)
}

extension URL {
    /// The path for messages and the system, as it was given: relative to the working folder or absolute.
    package var givenPath: String {
        baseURL?.path == FileManager.default.currentDirectoryPath ? relativePath : path
    }
}
