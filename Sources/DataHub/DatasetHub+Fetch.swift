import Logging

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension DatasetHub {
    /// The place of `file` in the cache, once it is there and verified.
    ///
    /// Throws a `HubError`, or a `CancellationError` if the task is cancelled.
    public func fetch(_ file: RemoteFile) async throws -> URL {
        try await runBlocking { cancellation in
            try translatingErrors { try fetch(file, cancellation) }
        }
    }

    /// The place in the cache of the registered file of this name. An unknown name is a `HubError` that lists the near ones.
    public func fetch(named name: String) async throws -> URL {
        try await fetch(registry.file(named: name))
    }

    /// The places in the cache of all registered files, in the registry's order. Stops at the first error.
    @discardableResult
    public func fetchAll() async throws -> [URL] {
        var locations: [URL] = []
        for file in registry.files { locations.append(try await fetch(file)) }
        return locations
    }

    /// Does the blocking work of a fetch.
    func fetch(_ file: RemoteFile, _ cancellation: Cancellation) throws -> URL {
        try file.validate()
        let location = location(of: file)
        let cached = try CacheStatus(at: location.path, sha1: file.sha1)
        if case .damaged(let sha1) = cached {
            logger.warning("\(location.path) is damaged (SHA-1 \(sha1 ?? "none")) and will be replaced")
        }
        let decision = CacheDecision(cached: cached, origin: try origin(of: file), isOffline: isOffline)
        do {
            try carryOut(decision, for: file, cancellation)
        } catch {
            removeEmptyFolders(of: file)
            throw error
        }
        return location
    }

    private func carryOut(_ decision: CacheDecision, for file: RemoteFile, _ cancellation: Cancellation) throws {
        switch decision {
        case .use: break
        case .install(let bytes): try install(bytes, as: file)
        case .fetch(let address): try download(file, from: address, cancellation)
        case .refuseOffline(let address): throw unavailable(file, address, "offline")
        }
    }

    /// Where `file` would come from.
    private func origin(of file: RemoteFile) throws -> Origin {
        let address: String
        switch (file.source, mirror) {
        case (.bundled(let bytes), _): return .bundled(bytes)
        case (.url, let mirror?): address = DataHub.address(of: file.path, below: mirrorAddress(mirror))
        case (.url(let own), nil): address = own
        }
        switch scheme(of: address) {
        case "file": return .local(address)
        case "http", "https": return .network(address)
        default:
            throw HubError(
                .invalidEntry, "'\(address)' is no address that a file can be fetched from",
                suggestion: "It must begin with http://, https:// or file:///.")
        }
    }

    /// A mirror may be given as a plain path.
    private func mirrorAddress(_ mirror: String) -> String {
        mirror.hasPrefix("/") ? DataHub.address(of: String(mirror.dropFirst()), below: "file:///") : mirror
    }

    private func install(_ bytes: [UInt8], as file: RemoteFile) throws {
        let incoming = try IncomingFile(for: location(of: file))
        try bytes.withUnsafeBytes { try incoming.append($0) }
        guard incoming.checksum.hexadecimal == file.sha1 else {
            throw mismatch(file, "the bundled file", incoming.checksum)
        }
        try incoming.install()
    }

    private func download(_ file: RemoteFile, from address: String, _ cancellation: Cancellation) throws {
        let incoming = try IncomingFile(for: location(of: file))
        let download = Download(
            file: file, address: address, options: options, environment: environment, logger: logger,
            cancellation: cancellation, progress: progress)
        do {
            try download.run(into: incoming)
        } catch TransferFault.wrongContent {
            throw mismatch(file, shown(address), incoming.checksum)
        } catch let fault as TransferFault {
            throw unavailable(file, address, "\(fault)")
        }
        try incoming.install()
        logger.debug("fetched \(file.name) from \(shown(address))")
    }
}
