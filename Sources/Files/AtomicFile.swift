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

/// A file that gets its name only when all of it is on the disk.
///
/// Until then it has a name of its own in the same folder; it is removed with the object unless it has been installed or
/// kept.
package final class AtomicFile {
    private let destination: String
    private let folder: String
    private let path: String
    private let file: FileDescriptor
    private var isRemovedAtEnd = true
    /// How many bytes have been written.
    package private(set) var count = 0

    /// Makes an empty file beside `destination`, whose folder must be there.
    package init(for destination: URL) throws(SystemError) {
        self.destination = destination.path
        folder = destination.deletingLastPathComponent().path
        path = folder + "/.incoming-" + String(UInt64.random(in: 0...UInt64.max), radix: 16)
        do {
            file = try FileDescriptor.creating(path)
        } catch {
            throw SystemError("make", destination.path, number: error.number)
        }
    }

    /// Goes on with the file `name` beside `destination`, which `keep` has left there, or makes it empty.
    ///
    /// Only one object at a time may have it: who does is for the caller to see to.
    package init(for destination: URL, continuing name: String) throws(SystemError) {
        self.destination = destination.path
        folder = destination.deletingLastPathComponent().path
        path = folder + "/" + name
        file = try FileDescriptor.updating(path)
        guard let size = try file.regularFileSize() else { throw SystemError("write", path, number: EINVAL) }
        count = size
    }

    deinit {
        if isRemovedAtEnd { unlink(path) }
    }

    /// Leaves the unfinished file where it is, to be continued later.
    package func keep() { isRemovedAtEnd = false }

    /// Writes the next bytes.
    package func append(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        try file.write(bytes, at: count)
        count += bytes.count
    }

    /// Forgets what has been written.
    package func restart() throws(SystemError) {
        try file.truncate(to: 0)
        count = 0
    }

    /// Gives the file its name, once its bytes are on the disk.
    ///
    /// - Parameter replacing: Whether a file that has the name is replaced; otherwise the error says that it is there.
    package func install(replacing: Bool = true) throws(SystemError) {
        try file.synchronize()
        try Self.check(destination, replacing: replacing)
        let isNamed = replacing ? false : try claimName()
        if !isNamed {
            guard rename(path, destination) == 0 else { throw SystemError("replace", destination) }
        }
        isRemovedAtEnd = false
        try FileDescriptor.reading(folder).synchronize()
    }

    /// Refuses to replace what is there, if it may not be replaced or is no file: a folder, a device.
    package static func check(_ destination: String, replacing: Bool = true) throws(SystemError) {
        var status = stat()
        guard lstat(destination, &status) == 0 else { return }
        guard replacing else { throw SystemError("make", destination, number: EEXIST) }
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFREG || kind == S_IFLNK else {
            throw SystemError("replace", destination, number: kind == S_IFDIR ? EISDIR : EINVAL)
        }
    }

    /// Gives the file its name by a link, which, unlike a rename, fails if another process has taken the name by now.
    ///
    /// - Returns: False where the file system has no links.
    private func claimName() throws(SystemError) -> Bool {
        guard link(path, destination) == 0 else {
            if errno == EEXIST { throw SystemError("make", destination) }
            return false
        }
        unlink(path)
        return true
    }

    /// Writes a whole file: as `append` and `install`.
    package static func write(_ bytes: some ContiguousBytes, to destination: URL, replacing: Bool = true) throws {
        let file = try AtomicFile(for: destination)
        try bytes.withUnsafeBytes { try file.append($0) }
        try file.install(replacing: replacing)
    }
}
