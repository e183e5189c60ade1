/// A file that a run read: its name and its checksum.
public struct SourceFile: Codable, Hashable, Sendable {
    /// The name, without folders.
    public let name: String
    /// The SHA-1 of its bytes, 40 hexadecimal digits.
    public let sha1: String

    /// Names a file.
    public init(name: String, sha1: String) { (self.name, self.sha1) = (name, sha1) }
}
