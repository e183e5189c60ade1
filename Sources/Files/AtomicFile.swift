import Platform

/// A file that gets its name only when all of it is on the disk.
///
/// Until then it has a name of its own in the same folder; it is removed with the object unless it has been installed or
/// kept. It takes over who may read and write the file that it replaces.
package final class AtomicFile {
    /// The name that was asked for.
    private let name: String
    /// The file that is replaced: the one of that name, or the one that a symbolic link of that name leads to.
    private let destination: String
    private let folder: String
    private let path: String
    private let file: FileDescriptor
    private var isRemovedAtEnd = true
    /// How many bytes have been written.
    package private(set) var count = 0

    /// Makes an empty file beside `destination`, whose folder must be there.
    ///
    /// - Parameter followingLinks: Whether of a symbolic link it is the target that is written; otherwise the link is replaced.
    package init(for destination: URL, followingLinks: Bool = true) throws(SystemError) {
        name = destination.givenPath
        self.destination = try followingLinks ? Self.place(behind: name) : name
        folder = parentFolder(of: self.destination)
        path = folder + "/.incoming-" + String(UInt64.random(in: 0...UInt64.max), radix: 16)
        let permissions = try Self.permissions(of: name, followingLinks: followingLinks)
        do {
            file = try FileDescriptor.creating(path, mode: permissions ?? 0o666)
        } catch {
            throw SystemError("make", self.destination, number: error.number)
        }
        // The process's mask may have taken some away; a file system that knows no permissions has none to keep.
        if let permissions { try? file.setPermissions(permissions) }
    }

    /// Goes on with the file `name` beside `destination`, which `keep` has left there, or makes it empty.
    ///
    /// Only one object at a time may have it: who does is for the caller to see to.
    package init(for destination: URL, continuing name: String) throws(SystemError) {
        (self.name, self.destination) = (destination.givenPath, destination.givenPath)
        folder = parentFolder(of: destination.givenPath)
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
        guard replacing || !hasEntry(at: name) else { throw SystemError("make", name, number: EEXIST) }
        _ = try Self.permissions(of: destination, followingLinks: false)
        let isNamed = replacing ? false : try claimName()
        if !isNamed {
            guard rename(path, destination) == 0 else { throw SystemError("replace", destination) }
        }
        isRemovedAtEnd = false
        try FileDescriptor.reading(folder).synchronize()
    }

    /// Refuses to replace what is at `path`, or where a link there leads, if it is no file: a folder, a device. Gives the place
    /// that is written.
    @discardableResult
    package static func check(_ path: String) throws(SystemError) -> String {
        _ = try permissions(of: path, followingLinks: true)
        return try place(behind: path)
    }

    /// What is written under the name `path`: the end of all symbolic links there, though nothing may be there yet.
    private static func place(behind path: String) throws(SystemError) -> String {
        var place = path
        // As many as Linux follows.
        for _ in 0...40 {
            guard let bytes = linkTarget(Array(place.utf8)) else { return place }
            guard let target = String(validating: bytes, as: UTF8.self) else {
                throw SystemError("follow the link", place, number: EILSEQ)
            }
            place = target.hasPrefix("/") ? target : parentFolder(of: place) + "/" + target
        }
        throw SystemError("follow the link", path, number: ELOOP)
    }

    /// What the owner and others may do with the file at `path`, which is to be replaced; nil if there is none, or a link that
    /// is not followed.
    private static func permissions(of path: String, followingLinks: Bool) throws(SystemError) -> UInt32? {
        var status = stat()
        guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return UInt32(status.st_mode & 0o777)
        case S_IFLNK: return nil
        case S_IFDIR: throw SystemError("replace", path, number: EISDIR)
        default:
            throw SystemError(
                "replace", path, number: EINVAL, reason: "it is a device, a pipe or a socket; name a regular file")
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

    /// Writes a whole file in the place of what was there: as `append` and `install`.
    package static func write(
        _ bytes: some ContiguousBytes, to destination: URL, followingLinks: Bool = true
    ) throws {
        let file = try AtomicFile(for: destination, followingLinks: followingLinks)
        try bytes.withUnsafeBytes { try file.append($0) }
        try file.install()
    }
}
