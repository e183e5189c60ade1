import Text

/// The files that a hub knows by name.
///
/// ```swift
/// let registry = Registry.builtIn.adding(prices)
/// try registry.file(named: "prices")
/// ```
///
/// Names are unique; adding a file of a name that is there replaces it. Files keep the order of their addition.
public struct Registry: Hashable, Sendable {
    /// The files in order.
    public private(set) var files: [RemoteFile] = []

    /// A registry of `files`; of two of one name the later counts.
    public init(_ files: [RemoteFile] = []) {
        for file in files { add(file) }
    }

    /// Adds `file`, in the place of one that has its name.
    public mutating func add(_ file: RemoteFile) {
        if let index = files.firstIndex(where: { $0.name == file.name }) {
            files[index] = file
        } else {
            files.append(file)
        }
    }

    /// This registry and `files`.
    public func adding(_ files: RemoteFile...) -> Registry {
        Registry(self.files + files)
    }

    /// The file of this name. Throws a `HubError`, which lists the nearest names, if there is none.
    public func file(named name: String) throws -> RemoteFile {
        if let file = files.first(where: { $0.name == name }) { return file }
        let near = files.map(\.name).near(name)
        let list = (near.isEmpty ? files.map(\.name) : near).joined(separator: ", ")
        throw HubError(
            .unknownName, "no registered file is named '\(name)'",
            suggestion: near.isEmpty ? "The names are: \(list)." : "Did you mean: \(list)?")
    }
}
