/// Removes the file or folder at `path`. Throws a `SystemError`.
package func removeItem(at path: String) throws {
    do {
        try FileManager.default.removeItem(atPath: path)
    } catch let error as CocoaError {
        throw SystemError(error, "remove")
    }
}

extension SystemError {
    /// The system's error behind an error of Foundation.
    package init(_ error: CocoaError, _ operation: String) {
        let cause = error.underlying as? POSIXError
        self.init(operation, error.filePath ?? "a file", number: cause?.code.rawValue ?? EIO)
    }
}
