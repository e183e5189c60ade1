import Platform

/// The sole right to something, held by means of a locked file until the object goes away or its process ends, even by SIGKILL.
///
/// The file is removed with the lock; one that a killed process has left behind is free. Threads of one process exclude each
/// other as processes do.
package final class FileLock {
    private let file: FileDescriptor

    /// Locks the file at `path`, which is made if it is missing; nil if somebody else holds it now.
    ///
    /// Where the file system knows no locks, the error's `isUnsupportedLock` is true.
    package init?(at path: String) throws(SystemError) {
        while true {
            let file = try FileDescriptor.updating(path)
            guard try file.lock() else { return nil }
            // Whoever held it before has removed the file, and another one may have taken its place.
            guard try file.isStillNamed() else { continue }
            file.noteHolder()
            self.file = file
            return
        }
    }

    deinit {
        if (try? file.isStillNamed()) == true { unlink(file.path) }
    }

    /// The number of the process that holds the lock at `path`, as far as it has said so.
    package static func holder(at path: String) -> String? {
        guard let bytes = try? FileDescriptor.reading(path).bytes(at: 0, count: 20), !bytes.isEmpty else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension SystemError {
    /// The error of a lock at `path` that somebody else holds for too long.
    package static func lockIsHeld(at path: String) -> SystemError {
        SystemError("lock", path, number: EWOULDBLOCK)
    }

    /// Whether the file system knows no locks.
    package var isUnsupportedLock: Bool {
        operation == "lock" && [ENOLCK, ENOSYS, EOPNOTSUPP, ENOTSUP, EINVAL].contains(number)
    }
}

extension FileDescriptor {
    /// Takes the lock of the file; false if another descriptor has it.
    fileprivate borrowing func lock() throws(SystemError) -> Bool {
        if retrying({ flock(number, LOCK_EX | LOCK_NB) }) == 0 { return true }
        guard errno != EWOULDBLOCK else { return false }
        let failure = SystemError("lock", path)
        // Nobody else can have locked it either.
        unlink(path)
        throw failure
    }

    /// Whether the file still has the name that it was opened by.
    fileprivate borrowing func isStillNamed() throws(SystemError) -> Bool {
        var (opened, named) = (stat(), stat())
        guard fstat(number, &opened) == 0 else { throw SystemError("examine", path) }
        return lstat(path, &named) == 0 && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
    }

    /// Writes the number of this process, for messages; a full disk must not stop the lock.
    fileprivate borrowing func noteHolder() {
        try? truncate(to: 0)
        try? Array("\(getpid())".utf8).withUnsafeBytes { try write($0, at: 0) }
    }
}
