import Logging
import Support

extension DatasetHub {
    /// Waits for the lock of the cache folder of `file`, removes leftovers of killed processes, and runs `body`.
    ///
    /// `isLocked` is false on file systems without locks: there each process works under names of its own.
    func withLock(for file: RemoteFile, _ body: (_ isLocked: Bool) throws -> Void) throws {
        let lock: FileLock?
        do {
            lock = try waitForLock(for: file)
        } catch let error as SystemError where error.isUnsupportedLock {
            logger.warning("\(error.description); other processes may fetch \(file.name) at the same time")
            lock = nil
        }
        try withExtendedLifetime(lock) {
            if lock != nil { try removeUnfinished(beside: location(of: file)) }
            try body(lock != nil)
        }
    }

    private func waitForLock(for file: RemoteFile) throws -> FileLock {
        var (pause, waited) = (Duration.milliseconds(5), Duration.zero)
        while true {
            if let lock = try lock(for: file) { return lock }
            guard waited < options.maximumWait else { throw lockedOut(of: file) }
            if pause < Self.longestPause {
                pause *= 2
                if pause >= Self.longestPause {
                    logger.notice("waiting for \(holder(of: file)), which works on \(file.name)")
                }
            }
            try block(for: pause)
            waited += pause
        }
    }

    /// The longest pause between two attempts to lock. A longer wait is logged.
    private static var longestPause: Duration { .milliseconds(160) }

    /// The lock of the folder of `file`; nil if another process holds it.
    func lock(for file: RemoteFile) throws(SystemError) -> FileLock? {
        let path = lockPath(of: file)
        return try withFolder(parentFolder(of: path)) { _ throws(SystemError) in try FileLock(at: path) }
    }

    private func lockedOut(of file: RemoteFile) -> HubError {
        HubError(
            .unavailable, "\(holder(of: file)) has been working on \(file.name) for \(options.maximumWait)",
            advice: "It may be suspended: end it, or continue it.")
    }

    private func holder(of file: RemoteFile) -> String {
        let path = lockPath(of: file)
        return "process \(FileLock.holder(at: path) ?? "unknown") with the lock \(path)"
    }

    private func lockPath(of file: RemoteFile) -> String {
        location(of: file).deletingLastPathComponent().appending(path: CacheName.lock).givenPath
    }
}
