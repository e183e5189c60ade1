import Support

/// A file of the first rank, on any rank: where it is, or a copy of its bytes without a name.
package final class SharedFile: Sendable {
    /// The path; that of a copy while this object lives.
    package let path: String
    private let copy: FileDescriptor?

    init(_ path: String) {
        self.path = path
        copy = nil
    }

    init(copying bytes: [UInt8]) throws(SystemError) {
        let copy = try FileDescriptor.temporary()
        try copy.write(bytes, at: 0)
        path = "/dev/fd/\(copy.number)"
        self.copy = consume copy
    }
}

extension Ranks {
    /// The files whose paths `find` returns, on every rank; only the first one finds and reads them. A path `-` is
    /// standard input.
    ///
    /// A process without other ranks reads nothing here.
    ///
    /// - Throws: A `SystemError`; on the first rank, the error of `find`; on the others `RankError.ended` then.
    package func files(_ find: () async throws -> [String]) async throws -> [SharedFile] {
        guard count > 1 else { return try await find().map { SharedFile($0) } }
        var paths: [String] = [], files: [SharedFile] = []
        let number = try await shared {
            paths = try await find()
            return paths.count
        }
        for index in 0..<number {
            let bytes = try await sharedBytes { try Self.bytes(of: paths[index]) }
            // Standard input or a pipe can be read only once.
            let isKept = isFirst && isRegularFile(paths[index]) == true
            files.append(try isKept ? SharedFile(paths[index]) : SharedFile(copying: bytes))
        }
        return files
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        let file = try path == "-" ? FileDescriptor.standardInput() : .reading(path)
        return try file.remainingBytes()
    }
}
