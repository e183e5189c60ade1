import Support

/// The files that a hub can fetch by name.
///
/// ```swift
/// let registry = Registry.builtIn.adding(prices)
/// try registry.file(named: "prices")
/// ```
///
/// Names are unique: adding a file replaces the one with its name. Files keep their order.
public struct Registry: Hashable, Sendable {
    /// The files, in order.
    public private(set) var files: [RemoteFile] = []

    /// A registry of `files`; the last of several with one name wins.
    public init(_ files: [RemoteFile] = []) {
        for file in files { add(file) }
    }

    /// Adds `file`, or replaces the one with its name.
    public mutating func add(_ file: RemoteFile) {
        if let index = files.firstIndex(where: { $0.name == file.name }) {
            files[index] = file
        } else {
            files.append(file)
        }
    }

    /// This registry with `files` added.
    public func adding(_ files: RemoteFile...) -> Registry {
        Registry(self.files + files)
    }

    /// The file of this name. Throws a `HubError` that suggests similar names if absent.
    public func file(named name: String) throws -> RemoteFile {
        if let file = files.first(where: { $0.name == name }) { return file }
        let near = files.map(\.name).near(name)
        let list = (near.isEmpty ? files.map(\.name) : near).joined(separator: ", ")
        throw HubError(
            .unknownName, "no registered file is named '\(name)'",
            advice: near.isEmpty ? "The names are: \(list)." : "Did you mean: \(list)?")
    }
}

extension Registry: CustomStringConvertible {
    /// The names in order: `Registry(house_sample, fashion_mnist_sample)`.
    public var description: String { "Registry(" + files.map(\.name).joined(separator: ", ") + ")" }
}
