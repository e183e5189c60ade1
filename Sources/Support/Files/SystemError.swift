/// A failed system call: the operation, its file and the reason.
package struct SystemError: ExplainedError, Hashable {
    /// The operation, as a verb: `open`.
    package let operation: String
    /// The file of the operation.
    package let path: String
    /// The system's error number.
    package let number: Int32

    /// A clearer reason than the system's words for the number, if any.
    private let explanation: String?

    /// The error that the last call of the system left behind.
    package init(_ operation: String, _ path: String, number: Int32 = errno, reason: String? = nil) {
        (self.operation, self.path, self.number, explanation) = (operation, path, number, reason)
    }

    /// Whether the file does not exist.
    package var isMissing: Bool { number == ENOENT || number == ENOTDIR }

    /// Whether the file is there and should not be.
    package var isTaken: Bool { number == EEXIST }

    package var category: ErrorCategory { isMissing && operation == "open" ? .missingInput : .inputOutput }

    package var reason: String { description(of: path) }

    /// The description in a message that has named `file` already.
    package func description(behind file: String) -> String { description(of: path == file ? "it" : path) }

    private func description(of object: String) -> String {
        "cannot \(operation) \(object): \(explanation ?? String(cString: strerror(number)))"
    }
}
