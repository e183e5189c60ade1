import Files
import Logging
import Platform

extension DatasetHub {
    /// Runs `body` alone among all who change the cache's folder of `file`, after removing what killed ones have left there.
    ///
    /// Waits for whoever is at work. `body` learns whether there is a lock: some file systems know none, and there everybody
    /// works under names of their own, and several may do the same work.
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

    /// The longest time between two looks at a lock. Only who waits that long is told so.
    private static var longestPause: Duration { .milliseconds(160) }

    /// The lock of the folder of `file`; nil if somebody else has it now.
    func lock(for file: RemoteFile) throws(SystemError) -> FileLock? {
        let path = lockPath(of: file)
        return try withFolder(parentFolder(of: path)) { _ throws(SystemError) in try FileLock(at: path) }
    }

    private func lockedOut(of file: RemoteFile) -> HubError {
        HubError(
            .unavailable, "\(holder(of: file)) has been working on \(file.name) for \(options.maximumWait)",
            suggestion: "It may be suspended: end it, or continue it.")
    }

    private func holder(of file: RemoteFile) -> String {
        let path = lockPath(of: file)
        return "process \(FileLock.holder(at: path) ?? "unknown") with the lock \(path)"
    }

    private func lockPath(of file: RemoteFile) -> String {
        location(of: file).deletingLastPathComponent().appending(path: CacheName.lock).givenPath
    }
}
