import Archives
import Support

extension DatasetHub {
    /// The error for an unreachable file, with ways around its server.
    func unavailable(_ file: RemoteFile, _ address: String, _ reason: String, keptBytes: Int = 0) -> HubError {
        let kept = keptBytes == 0 ? "" : "; the next fetch resumes after the \(keptBytes) bytes received"
        return HubError(
            .unavailable,
            "cannot fetch \(file.name) from \(shown(address)): \(reason); "
                + "no valid copy is in \(cacheDirectory.givenPath)\(kept)",
            advice: "A mirror can be any folder or server that has \(file.path).")
    }

    /// The note about the proxy through which an address is fetched; empty for none.
    func proxyNote(_ address: String) -> String {
        let settings = NetworkSettings(scheme: scheme(of: address) ?? "", environment: environment)
        let host = URL(string: address)?.host ?? ""
        return settings.usesProxy(for: host) ? ", through the proxy \(shown(settings.proxy))" : ""
    }

    func mismatch(_ file: RemoteFile, _ origin: String, _ found: Checksum) -> HubError {
        let size = file.size.map { " of \($0) bytes" } ?? ""
        let hint: String? =
            if found.count == 0 {
                "The file is empty: look at the address, a proxy or login page may stand between."
            } else if looksLikeWebPage(found.start) {
                "It looks like a web page: a proxy or login page may stand between."
            } else {
                nil
            }
        return HubError(
            .checksumMismatch,
            "\(origin) is not \(file.name): expected SHA-1 \(file.sha1)\(size), got \(found.hexadecimal) of \(found.count) bytes; "
                + "it was not kept",
            advice: hint)
    }

    /// Runs `body`, and turns its errors, except a cancellation, into a `HubError`.
    func translatingErrors<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as SystemError {
            throw HubError(.inputOutput, error.description)
        } catch let error as CocoaError {
            throw HubError(.inputOutput, SystemError(error, "use the cache folder").description)
        } catch let error as ArchiveError {
            throw HubError(error.code == .inputOutput ? .inputOutput : .badArchive, error.description)
        }
    }
}

func shown(_ address: String) -> String { visible(withoutSecrets(address)) }

/// `address` with `***` in place of possible secrets: the user before the host, and the query.
package func withoutSecrets(_ address: String) -> String {
    guard scheme(of: address) != "file" else { return address }
    // libcurl accepts one slash after the scheme, or no scheme.
    let rest = address.firstRange(of: ":/").map { address[$0.upperBound...].drop { $0 == "/" } } ?? address[...]
    let place = rest.prefix { $0 != "?" && $0 != "#" }
    let at = place.prefix { $0 != "/" }.lastIndex(of: "@")
    let query = place.endIndex == rest.endIndex ? "" : rest[place.endIndex...].prefix(1) + "***"
    return address[..<rest.startIndex] + (at.map { "***" + place[$0...] } ?? place) + query
}
