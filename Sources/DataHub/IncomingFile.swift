import Files
import Platform

/// A file on its way into the cache: it gets its name when it is whole and verified, and is removed otherwise, unless a later
/// fetch can go on from it.
final class IncomingFile {
    private let file: AtomicFile
    /// Where `validator` outlives this object; nil if nothing is continued.
    private let validatorPlace: URL?
    private var isKept = false
    /// The sum of what has been written.
    private(set) var checksum = Checksum()
    /// By what the server tells whether its file is still the one that was begun; nil if it cannot.
    private(set) var validator: String?

    /// Goes on with what an earlier fetch has left beside `destination`, or makes an empty file.
    ///
    /// Only for the holder of the folder's lock.
    init(continuing destination: URL) throws {
        let folder = destination.deletingLastPathComponent()
        let place = folder.appending(path: CacheName.validator)
        (validatorPlace, validator) = (place, try Self.readValidator(at: place.givenPath))
        checksum = try Self.readSum(at: folder.appending(path: CacheName.partial).givenPath)
        // At last: what has been opened is removed if anything stops this.
        file = try AtomicFile(for: destination, continuing: CacheName.partial)
    }

    /// Makes an empty file beside `destination`, under a name that no other fetch uses.
    init(apart destination: URL) throws {
        file = try withFolder(parentFolder(of: destination.givenPath)) { _ throws(SystemError) in
            try AtomicFile(for: destination, followingLinks: false)
        }
        validatorPlace = nil
    }

    deinit {
        if !isKept { removeValidator() }
    }

    /// Forgets what has been written: the server sends a file from its beginning, of this validator.
    func restart(validator: String?) throws {
        removeValidator()
        try file.restart()
        checksum = Checksum()
        self.validator = validator
        if let validator, let validatorPlace {
            try AtomicFile.write(Array(validator.utf8), to: validatorPlace, followingLinks: false)
        }
    }

    /// Writes the next bytes.
    func append(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        try file.append(bytes)
        checksum.update(bytes)
    }

    /// Leaves what has been written for a later fetch; gives how many bytes of it can be continued.
    func keep() -> Int {
        guard validatorPlace != nil, validator != nil, checksum.count > 0 else { return 0 }
        isKept = true
        file.keep()
        return checksum.count
    }

    /// Gives the file its final name. Whatever has that name is replaced.
    func install() throws(SystemError) {
        removeValidator()
        try file.install()
    }

    private func removeValidator() {
        if let validatorPlace { try? FileManager.default.removeItem(at: validatorPlace) }
    }

    /// The sum of the file at `path`, or of nothing if there is none.
    private static func readSum(at path: String) throws -> Checksum {
        do {
            return try Checksum(contentsOf: path) ?? Checksum()
        } catch let error as SystemError where error.isMissing {
            return Checksum()
        }
    }

    /// The validator at `path`; nil if there is none, or none that fits into a request.
    private static func readValidator(at path: String) throws(SystemError) -> String? {
        do {
            let bytes = try FileDescriptor.reading(path).bytes(at: 0, count: 1 << 10)
            return bytes.isEmpty || bytes.contains { $0 < 0x20 } ? nil : String(decoding: bytes, as: UTF8.self)
        } catch  where error.isMissing {
            return nil
        }
    }
}
