import Compression
import Support

/// A download into the cache: it is renamed when verified, and otherwise removed, unless a later fetch can resume it.
final class IncomingFile {
    let file: AtomicFile
    /// The file that keeps `validator`; nil without resuming.
    private let validatorPlace: URL?
    private var isKept = false
    var checksum = Checksum()
    /// The entity tag or date by which the server recognizes its file; nil for none.
    private(set) var validator: String?

    /// Resumes the partial download beside `destination`, or makes an empty file. The caller must hold the lock.
    init(continuing destination: URL) throws {
        let folder = destination.deletingLastPathComponent()
        let place = folder.appending(path: CacheName.validator)
        (validatorPlace, validator) = (place, try Self.readValidator(at: place.givenPath))
        checksum = try Self.readSum(at: folder.appending(path: CacheName.partial).givenPath)
        // Last: an opened file is removed if anything before fails.
        file = try AtomicFile(for: destination, continuing: CacheName.partial)
    }

    /// Makes an empty file beside `destination`, under a unique name.
    init(apart destination: URL) throws {
        file = try withFolder(parentFolder(of: destination.givenPath)) { _ throws(SystemError) in
            try AtomicFile(for: destination, followingLinks: false)
        }
        validatorPlace = nil
    }

    deinit {
        if !isKept { removeValidator() }
    }

    /// Discards the bytes so far: the server sends the file from its start, with this validator.
    func restart(validator: String?) throws {
        removeValidator()
        try file.restart()
        checksum = Checksum()
        self.validator = validator
        if let validator, let validatorPlace {
            try AtomicFile.write(Array(validator.utf8), to: validatorPlace, followingLinks: false)
        }
    }

    /// Replaces gzip data by their content if that has the checksum `sha1`; returns whether it has. Holds both in memory.
    func decompress(expecting sha1: String, limit: Int) throws -> Bool {
        let packed = try file.bytes(at: 0, count: checksum.count)
        guard let content = try? Gzip.decompress(packed, limit: limit), Checksum.sha1(of: content) == sha1 else {
            return false
        }
        try restart(validator: nil)
        try append(content)
        return true
    }

    /// Keeps the partial download for a later fetch; returns the number of bytes that it can resume from.
    func keep() -> Int {
        guard validatorPlace != nil, validator != nil, checksum.count > 0 else { return 0 }
        isKept = true
        file.keep()
        return checksum.count
    }

    /// Renames the file to its destination, which is replaced.
    func install() throws(SystemError) {
        removeValidator()
        try file.install()
    }

    private func removeValidator() {
        if let validatorPlace { try? FileManager.default.removeItem(at: validatorPlace) }
    }

    /// The checksum of the file at `path`, or of no bytes if absent.
    private static func readSum(at path: String) throws -> Checksum {
        do {
            return try Checksum(contentsOf: path) ?? Checksum()
        } catch let error as SystemError where error.isMissing {
            return Checksum()
        }
    }

    /// The validator at `path`; nil if absent, or if it cannot be a header field.
    private static func readValidator(at path: String) throws(SystemError) -> String? {
        do {
            let bytes = try FileDescriptor.reading(path).bytes(at: 0, count: 1 << 10)
            return bytes.isEmpty || bytes.contains { $0 < 0x20 } ? nil : String(decoding: bytes, as: UTF8.self)
        } catch  where error.isMissing {
            return nil
        }
    }
}
