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
            if let result = Self.result(line) {
                results.append(result)
            } else if line.endIndex < bytes.endIndex || !Self.isTorn(line) {
                throw TrainingError.noSweep(file: url.givenPath, line: index + 1)
            }
        }
    }

    /// Appends a result to the present file; a file that is gone is written again with all results. A last line that
    /// was not written whole, as by a computer that lost its power, is replaced.
    mutating func append(_ result: TrialResult<Trial>) async throws {
        results.append(result)
        guard let url else { return }
        let lock = try await Self.lock(url.givenPath + ".lock")
        defer { withExtendedLifetime(lock) {} }
        do {
            try Self.append(Array(Self.line(result)), to: FileDescriptor.changing(url.givenPath))
        } catch let error as SystemError where error.isMissing {
            try AtomicFile.write(results.flatMap { try Self.line($0) }, to: url)
        }
    }

    /// Appends a line, or nothing where it fails.
    private static func append(_ line: [UInt8], to file: borrowing FileDescriptor) throws {
        let size = try file.regularFileSize() ?? 0
        let last = try file.bytes(at: max(size - 1, 0), count: 1)
        let rest = last.isEmpty || last == [lineFeed] ? [] : try file.allBytes().split(separator: lineFeed).last ?? []
        let start = isTorn(rest) && result(rest) == nil ? size - rest.count : size
        do {
            try file.write((start == size && !rest.isEmpty ? [lineFeed] : []) + line, at: start)
            try file.synchronize()
        } catch {
            try? file.truncate(to: start)
            throw error
        }
    }

    private static func result(_ line: ArraySlice<UInt8>) -> TrialResult<Trial>? {
        try? JSONDecoder().decode(TrialResult<Trial>.self, from: Data(line))
    }

    /// Whether a last line that is no result may be the beginning of one.
    private static func isTorn(_ line: ArraySlice<UInt8>) -> Bool { line.starts(with: "{\"".utf8) }

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
