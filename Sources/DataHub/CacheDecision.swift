import Support

/// The state of a file in the cache.
public enum CacheStatus: Hashable, Sendable {
    /// No file.
    case missing
    /// The registered file, verified by its SHA-1.
    case valid
    /// Something else, with this SHA-1; nil if it is not a regular file.
    case damaged(sha1: String?)
}

extension CacheStatus {
    /// The state of `path`, which should have this SHA-1. Reads the whole file.
    init(at path: String, sha1: String) throws {
        do {
            let found = try Checksum(contentsOf: path)?.hexadecimal
            self = found == sha1 ? .valid : .damaged(sha1: found)
        } catch let error as SystemError where error.isMissing {
            self = .missing
        }
    }
}

/// The origin of a file.
enum Origin: Hashable, Sendable {
    /// Part of the program.
    case bundled([UInt8])
    /// A `file:` address.
    case local(String)
    /// An `http:` or `https:` address.
    case network(String)
}

/// How to obtain a file, given the cache and the origin.
enum CacheDecision: Hashable, Sendable {
    /// Use the cached file.
    case use
    /// Write the bundled bytes to the cache.
    case install([UInt8])
    /// Fetch the file from this address; once verified, it replaces the cached one.
    case fetch(String)
    /// Refuse: the file needs the network.
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
