import Archives

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file on its way into the cache: under a name of its own in its final folder until it is whole and verified.
///
/// It is removed with the object unless it has been installed.
final class IncomingFile {
    private let destination: String
    private let folder: String
    private let path: String
    private let file: FileDescriptor
    private var isInstalled = false
    /// The sum of what has been written.
    private(set) var checksum = Checksum()

    /// Makes an empty file beside `destination`, and the folders above it where they are missing.
    init(for destination: URL) throws(SystemError) {
        self.destination = destination.path
        folder = destination.deletingLastPathComponent().path
        try makeFolders(folder)
        path = folder + "/.incoming-" + String(UInt64.random(in: 0...UInt64.max), radix: 16)
        file = try FileDescriptor.creating(path)
    }

    deinit {
        if !isInstalled { unlink(path) }
    }

    /// Writes the next bytes.
    func append(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        try file.write(bytes, at: checksum.count)
        checksum.update(bytes)
    }

    /// Forgets what has been written.
    func restart() throws(SystemError) {
        try file.truncate(to: 0)
        checksum = Checksum()
    }

    /// Gives the file its final name, once its bytes are on disk. Whatever has that name is replaced.
    func install() throws(SystemError) {
        try file.synchronize()
        guard rename(path, destination) == 0 else { throw SystemError("replace", destination) }
        isInstalled = true
        try FileDescriptor.reading(folder).synchronize()
    }
}
