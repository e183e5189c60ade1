import Support

/// Runs `body` on the file at `url`, and adds the path to its errors.
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

/// A reader of a file that allocates no more memory than the file is long.
struct FileBytes: ~Copyable {
    private let file: FileDescriptor
    let count: Int

    init(_ url: URL) throws {
        let file = try FileDescriptor.reading(url.givenPath)
        guard let size = try file.regularFileSize() else {
            throw SerializationError(.inputOutput, "not a regular file")
        }
        count = size
        self.file = file
    }

    /// The bytes in `range`, fewer at the end.
    borrowing func bytes(_ range: Range<Int>) throws -> [UInt8] {
        let range = range.clamped(to: 0..<count)
        return try file.bytes(at: range.lowerBound, count: range.count)
    }
}
