import Files

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file on its way into the cache: it gets its name when it is whole and verified, and is removed otherwise.
final class IncomingFile {
    private let file: AtomicFile
    /// The sum of what has been written.
    private(set) var checksum = Checksum()

    /// Makes an empty file beside `destination`, and the folders above it where they are missing.
    init(for destination: URL) throws(SystemError) {
        file = try Self.make(for: destination, attempts: 10)
    }

    private static func make(for destination: URL, attempts: Int) throws(SystemError) -> AtomicFile {
        do {
            try makeFolders(destination.deletingLastPathComponent().path)
            return try AtomicFile(for: destination)
        } catch  where (error.isMissing || error.isTaken) && attempts > 1 {
            // Another fetch, which has failed, has removed the empty folder between two steps of this one.
            return try make(for: destination, attempts: attempts - 1)
        }
    }

    /// Writes the next bytes.
    func append(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        try file.append(bytes)
        checksum.update(bytes)
    }

    /// Forgets what has been written.
    func restart() throws(SystemError) {
        try file.restart()
        checksum = Checksum()
    }

    /// Gives the file its final name. Whatever has that name is replaced.
    func install() throws(SystemError) { try file.install() }
}
