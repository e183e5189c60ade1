import Logging
import Support

extension DatasetHub {
    /// Fetches `file` into the cache, unless a verified copy is there; returns its place.
    ///
    /// Throws a `HubError`, or a `CancellationError` if the task is cancelled.
    public func fetch(_ file: RemoteFile) async throws -> URL {
        try await runBlocking { try translatingErrors { try fetchHere(file) } }
    }

    /// As above, for the registered file of this name. The `HubError` for an unknown name suggests similar ones.
    public func fetch(named name: String) async throws -> URL {
        try await fetch(registry.file(named: name))
    }

    /// Fetches all registered files in order; returns their places in the cache. Stops at the first error.
    @discardableResult
    public func fetchAll() async throws -> [URL] {
        var locations: [URL] = []
        for file in registry.files { locations.append(try await fetch(file)) }
        return locations
    }

    /// Fetches `file`, blocking.
    func fetchHere(_ file: RemoteFile) throws -> URL {
        try file.validate()
        let location = location(of: file)
        let cached = try CacheStatus(at: location.givenPath, sha1: file.sha1)
        if case .damaged(let sha1) = cached {
            logger.warning("\(location.givenPath) is damaged (SHA-1 \(sha1 ?? "none")) and will be replaced")
        }
        switch CacheDecision(cached: cached, origin: try origin(of: file), isOffline: isOffline) {
        case .use: break
        case .refuseOffline(let address): throw unavailable(file, address, "offline")
        case .install(let bytes): try obtain(file) { try install(bytes, as: file, $0) }
        case .fetch(let address):
            try requireFile(file, at: address)
            try obtain(file) { try download(file, from: address, $0) }
        }
        return location
    }

    /// Throws for a `file:` address of a folder, or of a pipe, on which libcurl would wait.
    private func requireFile(_ file: RemoteFile, at address: String) throws {
        guard scheme(of: address) == "file", let path = URL(string: address)?.path, isRegularFile(path) == false
        else { return }
        throw unavailable(file, address, "it is a folder, a pipe or a device, and no file")
    }

    /// Caches what `fill` writes, unless another process did while this waited for the lock.
    private func obtain(_ file: RemoteFile, _ fill: (IncomingFile) throws -> Void) throws {
        let location = location(of: file)
        do {
            try withLock(for: file) { isLocked in
                guard try CacheStatus(at: location.givenPath, sha1: file.sha1) != .valid else { return }
                try fill(isLocked ? IncomingFile(continuing: location) : IncomingFile(apart: location))
            }
        } catch {
            removeEmptyFolders(of: file)
            throw error
        }
    }

    private func origin(of file: RemoteFile) throws -> Origin {
        let address: String
        switch (file.source, mirror) {
        case (.bundled(let bytes), _): return .bundled(bytes)
        case (.url, let mirror?): address = DataHub.address(of: file.path, below: mirrorAddress(mirror))
        case (.url(let own), nil): address = own
        }
        switch scheme(of: address) {
        case "file" where isLocal(address): return .local(address)
        case "http", "https": return .network(address)
        default:
            throw HubError(
                .invalidEntry, "'\(shown(address))' is no address that a file can be fetched from",
                advice: "It must begin with http://, https://, file:/// or /.")
        }
    }

    /// Whether a `file:` address is an absolute path on this machine.
    private func isLocal(_ address: String) -> Bool {
        let place = address.dropFirst("file:".count)
        return place.hasPrefix("/")
            && (!place.hasPrefix("//") || place.hasPrefix("///") || place.hasPrefix("//localhost/"))
    }

    /// The address of a mirror, which may be an absolute path.
    private func mirrorAddress(_ mirror: String) -> String {
        mirror.hasPrefix("/") ? DataHub.address(of: String(mirror.dropFirst()), below: "file:///") : mirror
    }

    private func install(_ bytes: [UInt8], as file: RemoteFile, _ incoming: IncomingFile) throws {
        try incoming.restart(validator: nil)
        try incoming.append(bytes)
        guard incoming.checksum.hexadecimal == file.sha1 else {
            throw mismatch(file, "the bundled file", incoming.checksum)
        }
        try incoming.install()
    }

    func download(_ file: RemoteFile, from address: String, _ incoming: IncomingFile) throws {
        let download = Download(
            file: file, address: address, options: options, environment: environment, logger: logger,
            progress: progress)
        do {
            try download.run(into: incoming)
        } catch TransferFault.wrongContent {
            throw mismatch(file, shown(address), incoming.checksum)
        } catch let fault as TransferFault {
            let kept = fault.spoilsContent ? 0 : incoming.keep()
            throw unavailable(file, address, "\(fault)\(proxyNote(address))", keptBytes: kept)
        } catch let cancelled as CancellationError {
            _ = incoming.keep()
            throw cancelled
        }
        try incoming.install()
        logger.debug("fetched \(file.name) from \(shown(address))")
    }
}
