import Support

/// The results of a sweep and their file, one JSON object a line.
///
/// Results that other sweeps add to the file meanwhile stay in it, and are not among these.
struct SweepRecord<Trial: Codable & Hashable & Sendable> {
    private(set) var results: [TrialResult<Trial>] = []
    private let url: URL?

    init(_ url: URL?) throws {
        self.url = url
        guard let url, let bytes = try Self.bytes(of: url) else { return }
        for (index, line) in bytes.split(separator: Self.lineFeed, omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty { continue }
            guard let result = try? JSONDecoder().decode(TrialResult<Trial>.self, from: Data(line)) else {
                throw TrainingError.noSweep(file: url.givenPath, line: index + 1)
            }
            results.append(result)
        }
    }

    /// Appends a result to the present file; a file that is gone is written again with all results.
    mutating func append(_ result: TrialResult<Trial>) async throws {
        results.append(result)
        guard let url else { return }
        let lock = try await Self.lock(url.givenPath + ".lock")
        defer { withExtendedLifetime(lock) {} }
        guard var bytes = try Self.bytes(of: url) else {
            return try AtomicFile.write(results.flatMap { try Self.line($0) }, to: url)
        }
        if let last = bytes.last, last != Self.lineFeed { bytes.append(Self.lineFeed) }
        try AtomicFile.write(bytes + Self.line(result), to: url)
    }

    private static var lineFeed: UInt8 { UInt8(ascii: "\n") }

    /// The content of the file; nil if it does not exist.
    private static func bytes(of url: URL) throws -> [UInt8]? {
        do {
            return try FileDescriptor.reading(url.givenPath).remainingBytes()
        } catch let error as SystemError where error.isMissing {
            return nil
        }
    }

    private static func line(_ result: TrialResult<Trial>) throws -> Data {
        try JSONEncoder.sorted().encode(result) + [lineFeed]
    }

    /// Waits for the lock at `path`, which others hold while they write. Nil if the file system has no locks.
    private static func lock(_ path: String) async throws -> FileLock? {
        do {
            for _ in 0..<6000 {
                if let lock = try FileLock(at: path) { return lock }
                try await Task.sleep(for: .milliseconds(10))
            }
        } catch let error as SystemError where error.isUnsupportedLock {
            return nil
        }
        throw SystemError.lockIsHeld(at: path)
    }
}
