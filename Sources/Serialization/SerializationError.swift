import Text

/// Why arrays could not be read or written.
///
/// Whatever the reason, a file that was there before a failed writing is still there, unchanged.
public struct SerializationError: Error, Hashable, Sendable {
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
}

extension SerializationError: CustomStringConvertible {
    /// The file, the array and the reason in one line.
    public var description: String {
        [file, array.map { "array \(quoted($0))" }, reason].compactMap(\.self).joined(separator: ": ")
    }
}

/// What `body` gives, an error with the name of the array put to it.
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
