/// An atomic write: a temporary file in the same folder, synchronized and renamed when complete.
///
/// The file is removed with the object unless installed or kept. It takes the permissions of the file it replaces.
package final class AtomicFile {
    private let name: String
    /// The path to replace: `name`, or the target of a symbolic link there.
    private let destination: String
    private let folder: String
    private let path: String
    let file: FileDescriptor
    private var isRemovedAtEnd = true
    package internal(set) var count = 0

    /// Makes an empty file beside `destination`, whose folder must exist.
    ///
    /// - Parameter followingLinks: Whether to write the target of a symbolic link, or else replace the link.
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
        // The umask may have removed some; a file system without permissions has none to keep.
        if let permissions { try? file.setPermissions(permissions) }
    }

    /// Resumes the file `name`, kept beside `destination`, or makes it. The caller must exclude other writers.
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

    /// Keeps the incomplete file, to be resumed later.
    package func keep() { isRemovedAtEnd = false }

    /// The `count` bytes at `offset` that were written, fewer at the end.
    package func bytes(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
        try file.bytes(at: offset, count: count)
    }

    /// Discards the bytes so far.
    package func restart() throws(SystemError) {
        try file.truncate(to: 0)
        count = 0
    }

    /// Synchronizes the file and renames it to its destination.
    ///
    /// - Parameter replacing: Whether to replace an existing file, which is otherwise an error.
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

    /// The path that would be written for `path`, links followed. Throws for a folder or a device.
    @discardableResult
    package static func check(_ path: String) throws(SystemError) -> String {
        _ = try permissions(of: path, followingLinks: true)
        return try place(behind: path)
    }

    /// The target of all symbolic links at `path`, which need not exist.
    private static func place(behind path: String) throws(SystemError) -> String {
        var place = path
        // The limit of Linux.
        for _ in 0...40 {
            guard let bytes = linkTarget(Array(place.utf8)) else { return place }
            guard let target = String(validating: bytes, as: UTF8.self) else {
                throw SystemError("follow the link", place, number: EILSEQ)
            }
            place = target.hasPrefix("/") ? target : parentFolder(of: place) + "/" + target
        }
        throw SystemError("follow the link", path, number: ELOOP)
    }

    /// The permissions of the file to replace; nil if absent, or a link that is not followed.
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

    /// Names the file by a hard link, which, unlike a rename, fails if the name is taken. False without hard links.
    private func claimName() throws(SystemError) -> Bool {
        guard link(path, destination) == 0 else {
            if errno == EEXIST { throw SystemError("make", destination) }
            return false
        }
        unlink(path)
        return true
    }
}
