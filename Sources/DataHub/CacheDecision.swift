import Files

/// What is in the cache where a file belongs.
public enum CacheStatus: Hashable, Sendable {
    /// Nothing.
    case missing
    /// The registered file, as its SHA-1 has just shown.
    case valid
    /// Something else, of this SHA-1; nil if it is no regular file.
    case damaged(sha1: String?)
}

extension CacheStatus {
    /// What is at `path`, where content of SHA-1 `sha1` belongs. Reads all of it.
    init(at path: String, sha1: String) throws {
        do {
            let found = try Checksum(contentsOf: path)?.hexadecimal
            self = found == sha1 ? .valid : .damaged(sha1: found)
        } catch let error as SystemError where error.isMissing {
            self = .missing
        }
    }
}

/// Where a file would be fetched from.
enum Origin: Hashable, Sendable {
    /// The program itself.
    case bundled([UInt8])
    /// A `file:` address.
    case local(String)
    /// An `http:` or `https:` address.
    case network(String)
}

/// What to do for a file, decided from what is in the cache and where the file comes from.
enum CacheDecision: Hashable, Sendable {
    /// Use the cached file; nothing is fetched.
    case use
    /// Put the bundled bytes into the cache.
    case install([UInt8])
    /// Fetch the file from this address, and replace whatever is cached once it is verified.
    case fetch(String)
    /// The file cannot be had without the network.
    case refuseOffline(String)

    init(cached: CacheStatus, origin: Origin, isOffline: Bool) {
        switch (cached, origin) {
        case (.valid, _): self = .use
        case (_, .bundled(let bytes)): self = .install(bytes)
        case (_, .local(let address)): self = .fetch(address)
        case (_, .network(let address)): self = isOffline ? .refuseOffline(address) : .fetch(address)
        }
    }
}
