/// A file that a `DatasetHub` can fetch: its name, source and SHA-1.
///
/// ```swift
/// let prices = RemoteFile(
///     name: "prices", baseURL: "https://example.org/data/", path: "2024/prices.csv",
///     sha1: "585e9cc93e70b39160e7921475f9bcd7d31219ce")
/// let url = try await DatasetHub().fetch(prices)
/// ```
///
/// The cache keeps a file under its SHA-1 and path, so files with equal paths never collide. An invalid entry, such as
/// an address without a scheme or a path with `..`, is an error when it is fetched.
public struct RemoteFile: Hashable, Sendable {
    /// The source of a file.
    public enum Source: Hashable, Sendable {
        /// An `http`, `https` or `file` address.
        case url(String)
        /// Bytes that are part of the program; needs no network.
        case bundled([UInt8])
    }

    /// The name in a registry.
    public let name: String
    /// The path below a mirror and in the cache: relative, with slashes, without `..`.
    public let path: String
    /// The source, used without a mirror.
    public let source: Source
    /// The SHA-1 of the content: 40 lower-case hexadecimal digits.
    public let sha1: String
    /// The size in bytes; nil if unknown. It makes errors clearer, and stops a wrong download early.
    public let size: Int?

    /// A file from `source`.
    public init(name: String, path: String, source: Source, sha1: String, size: Int? = nil) {
        (self.name, self.path, self.source, self.sha1, self.size) = (name, path, source, sha1.lowercased(), size)
    }

    /// A file at `path` below `baseURL`.
    public init(name: String, baseURL: String, path: String, sha1: String, size: Int? = nil) {
        self.init(name: name, path: path, source: .url(address(of: path, below: baseURL)), sha1: sha1, size: size)
    }
}

extension RemoteFile {
    func validate() throws {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let forbidden: [UInt8] = [0, UInt8(ascii: "\\")]
        guard parts.allSatisfy({ Self.isOrdinary($0) && !$0.contains(where: forbidden.contains) }) else {
            throw HubError(
                .invalidEntry, "the path '\(path)' of '\(name)' cannot be kept in a cache",
                advice: "A path is relative, without '.', '..', empty parts, backslashes, and parts over 200 bytes."
            )
        }
        guard !path.split(separator: "/").contains(where: CacheName.isReserved) else {
            throw HubError(
                .invalidEntry, "the path '\(path)' of '\(name)' has a name that the cache keeps for itself",
                advice: "Choose another path.")
        }
        guard sha1.utf8.count == 40, sha1.utf8.allSatisfy(Self.isHexadecimal) else {
            throw HubError(
                .invalidEntry, "the SHA-1 '\(sha1)' of '\(name)' is not 40 hexadecimal digits",
                advice: "Take the digits that 'sha1sum FILE' prints.")
        }
    }

    private static func isOrdinary(_ part: Substring.UTF8View) -> Bool {
        // 200, not the file system's 255: the folder of an extracted archive has a longer name.
        (1...200).contains(part.count) && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}

/// The address of `path` below `base`, percent-encoded. A query of `base`, such as an access token, stays after the path.
func address(of path: String, below base: String) -> String {
    let query = base.firstIndex(of: "?") ?? base.endIndex
    let place = base[..<query].utf8.map { isWrittenInAddresses($0) ? ascii($0) : percentEncoded($0) }.joined()
    return (place.hasSuffix("/") ? place : place + "/") + path.utf8.map(percentEncoded).joined() + base[query...]
}

/// Whether a byte of an address stands for itself: all but blanks, control characters and those beyond ASCII.
private func isWrittenInAddresses(_ byte: UInt8) -> Bool { byte > UInt8(ascii: " ") && byte < 0x7f }

private func ascii(_ byte: UInt8) -> String { String(UnicodeScalar(byte)) }

private func percentEncoded(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        return ascii(byte)
    default:
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count == 1 ? "%0" + digits : "%" + digits
    }
}

extension RemoteFile: CustomStringConvertible {
    /// File name, checksum and size: `RemoteFile(prices.csv, SHA-1 585e9cc9..., 460676 bytes)`.
    public var description: String {
        "RemoteFile(\(path), SHA-1 \(sha1.prefix(8))..." + (size.map { ", \($0) bytes" } ?? "") + ")"
    }
}

extension RemoteFile.Source: CustomStringConvertible {
    /// The address without its secrets, or the size of bundled bytes.
    public var description: String {
        switch self {
        case .url(let address): withoutSecrets(address)
        case .bundled(let bytes): "\(bytes.count) bundled bytes"
        }
    }
}
