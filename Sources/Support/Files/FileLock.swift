/// An exclusive lock by a locked file, released with the object or at the end of its process, even by SIGKILL.
///
/// The file is removed with the lock; one left by a killed process is free. It also excludes threads of one process.
package final class FileLock {
    private let file: FileDescriptor

    /// Locks the file at `path`, made if missing; nil if it is locked. Throws a `SystemError`, see `isUnsupportedLock`.
    package init?(at path: String) throws(SystemError) {
        while true {
            let file = try FileDescriptor.updating(path)
            guard try file.lock() else { return nil }
            // The previous holder removed the file; another may have taken its place.
            guard try file.isStillNamed() else { continue }
            file.noteHolder()
            self.file = file
            return
        }
    }

    deinit {
        if (try? file.isStillNamed()) == true { unlink(file.path) }
    }

    /// The ID of the process that holds the lock at `path`; nil if unknown.
    package static func holder(at path: String) -> String? {
        guard let bytes = try? FileDescriptor.reading(path).bytes(at: 0, count: 20), !bytes.isEmpty else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension SystemError {
    /// The error for a lock that another process holds for too long.
    package static func lockIsHeld(at path: String) -> SystemError {
        SystemError("lock", path, number: EWOULDBLOCK)
    }

    /// Whether the file system has no locks.
    package var isUnsupportedLock: Bool {
        operation == "lock" && [ENOLCK, ENOSYS, EOPNOTSUPP, ENOTSUP, EINVAL].contains(number)
    }
}

extension FileDescriptor {
    /// Locks the file; false if another descriptor has it locked.
    fileprivate borrowing func lock() throws(SystemError) -> Bool {
        if retrying({ flock(number, LOCK_EX | LOCK_NB) }) == 0 { return true }
        guard errno != EWOULDBLOCK else { return false }
        let failure = SystemError("lock", path)
        // Without locks, the file is useless.
        unlink(path)
        throw failure
    }

    /// Whether the file still has its path.
    fileprivate borrowing func isStillNamed() throws(SystemError) -> Bool {
        var (opened, named) = (stat(), stat())
        guard fstat(number, &opened) == 0 else { throw SystemError("examine", path) }
        return lstat(path, &named) == 0 && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
    }

    /// Writes the ID of this process, for messages; a full disk must not prevent the lock.
    fileprivate borrowing func noteHolder() {
        try? truncate(to: 0)
        try? write(Array("\(getpid())".utf8), at: 0)
    }
}
