import Platform

/// Removes what is at `path`, a folder with all in it. Throws a `SystemError`.
package func removeItem(at path: String) throws {
    do {
        try FileManager.default.removeItem(atPath: path)
    } catch let error as CocoaError {
        throw SystemError(error, "remove")
    }
}

extension SystemError {
    /// What the system told Foundation while it tried to do `operation`.
    package init(_ error: CocoaError, _ operation: String) {
        let cause = error.underlying as? POSIXError
        self.init(operation, error.filePath ?? "a file", number: cause?.code.rawValue ?? EIO)
    }
}
