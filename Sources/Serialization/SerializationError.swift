import Support

/// Why arrays could not be read or written.
///
/// A failed write leaves an existing file unchanged.
public struct SerializationError: ExplainedError, Hashable, Sendable {
    /// The kinds of failure.
    public enum Code: Hashable, Sendable {
        /// There is no such file.
        case notFound
        /// The system refused to read or write: a folder, no permission, no space.
        case inputOutput
        /// The file is of another format, or its signature is damaged.
        case unrecognized
        /// The file ends too early.
        case truncated
        /// The description of the arrays does not follow the format.
        case malformed
        /// Bytes belong to no array or to two, or their number does not fit the shape.
        case layout
        /// Two arrays or two keys have the same name.
        case duplicateName
        /// A type, order or version that is not supported.
        case unsupported
        /// Larger than the format, the limits or the machine's integers allow.
        case tooLarge
        /// The array is of another type than requested.
        case wrongType
        /// The array is of another shape than requested.
        case wrongShape
        /// There is no array of that name.
        case noSuchArray
        /// The zip archive is damaged or refused.
        case archive
    }

    /// The kind of failure.
    public let code: Code
    /// The file's path, if a file was read or written.
    public package(set) var file: String?
    /// The name of the array concerned, if any.
    public internal(set) var array: String?
    /// What happened, and what to try.
    public let reason: String

    init(_ code: Code, _ reason: String, array: String? = nil) {
        (self.code, self.reason, self.array) = (code, reason, array)
    }

    /// The file and the array.
    public var place: String? {
        let parts = [file, array.map { "array \(quoted($0))" }].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ": ")
    }

    /// The category, which decides the exit status.
    public var category: ErrorCategory {
        switch code {
        case .notFound: .missingInput
        case .inputOutput: .inputOutput
        default: .badData
        }
    }
}

/// Runs `body`, and adds the name of the array to its error.
package func about<Result>(_ array: String, _ body: () throws(SerializationError) -> Result) throws(SerializationError)
    -> Result
{
    do {
        return try body()
    } catch {
        var error = error
        error.array = array
        throw error
    }
}
