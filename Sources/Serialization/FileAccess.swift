import Files
import Platform

/// What `body` does with the file at `url`, its errors told with the file's path.
func accessing<Result>(_ url: URL, _ body: () throws -> Result) throws(SerializationError) -> Result {
    var failure: SerializationError
    do {
        return try body()
    } catch let error as SerializationError {
        failure = error
    } catch let error as SystemError {
        let reason = error.description(behind: url.givenPath)
        failure = SerializationError(error.isMissing ? .notFound : .inputOutput, reason)
    } catch {
        failure = SerializationError(.archive, String(describing: error))
    }
    failure.file = url.givenPath
    throw failure
}

/// A file being read from its start: nothing takes memory before it is known to be there.
struct FileBytes: ~Copyable {
    private let file: FileDescriptor
    /// The size of the file.
    let count: Int

    init(_ url: URL) throws {
        let file = try FileDescriptor.reading(url.givenPath)
        guard let size = try file.regularFileSize() else {
            throw SerializationError(.inputOutput, "not a regular file")
        }
        count = size
        self.file = file
    }

    /// The bytes in `range`, or as far as the file goes.
    borrowing func bytes(_ range: Range<Int>) throws -> [UInt8] {
        let range = range.clamped(to: 0..<count)
        return try file.bytes(at: range.lowerBound, count: range.count)
    }
}
