import DataHub

/// A file that went into a run.
package struct SourceFile: Codable, Hashable, Sendable {
    package let name, sha1: String

    package init(name: String, sha1: String) { (self.name, self.sha1) = (name, sha1) }

    /// A registered file.
    package init(_ file: RemoteFile) { self.init(name: file.name, sha1: file.sha1) }
}
