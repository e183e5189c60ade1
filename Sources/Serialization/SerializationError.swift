import Support

/// Why arrays could not be read or written.
///
/// Whatever the reason, a file that was there before a failed writing is still there, unchanged.
public struct SerializationError: ExplainedError, Hashable, Sendable {
    /// The kinds of failure.
    public enum Code: Hashable, Sendable {
        /// There is no such file.
        case notFound
        /// The system refused to read or write: a folder, no permission, no space.
        case inputOutput
        /// The file is of another format, or damaged in what tells the format.
        case unrecognized
        /// The file ends too early.
        case truncated
        /// The description of the arrays does not follow the format.
        case malformed
        /// Bytes that belong to no array, or to two, or fewer or more than the shape needs.
        case layout
        /// Two arrays or two keys have the same name.
        case duplicateName
        /// A type, order or version that is not supported.
        case unsupported
        /// More than the format, the limits or a machine's numbers allow.
        case tooLarge
        /// The array is of another type than was asked for.
        case wrongType
        /// The array is of another shape than was asked for.
        case wrongShape
        /// There is no array of that name.
        case noSuchArray
        /// The zip archive is damaged or refused.
        case archive
    }

    /// What kind of failure it was.
    public let code: Code
    /// The file's path, if a file was read or written.
    public package(set) var file: String?
    /// The name of the array it was about, if it was about one.
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
