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
        let near = nearestNames(to: name)
        let list = (near.isEmpty ? files.map(\.name) : near).joined(separator: ", ")
        throw HubError(
            .unknownName, "no registered file is named '\(name)'",
            suggestion: near.isEmpty ? "The names are: \(list)." : "Did you mean: \(list)?")
    }

    /// At most three names that `name` may have been meant to be: few edits away, or holding it as a part.
    func nearestNames(to name: String) -> [String] {
        let wanted = Array(name.lowercased().utf8)
        let tolerance = max(2, wanted.count / 3)
        let near = files.map(\.name).compactMap { candidate -> (distance: Int, name: String)? in
            let distance = editDistance(wanted, Array(candidate.utf8))
            let isPart = wanted.count >= 3 && candidate.contains(name.lowercased())
            return distance <= tolerance || isPart ? (distance, candidate) : nil
        }
        return near.sorted { $0 < $1 }.prefix(3).map(\.name)
    }
}

/// How many insertions, deletions and replacements turn `a` into `b`.
func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, y) in b.enumerated() {
            let replaced = diagonal + (x == y ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
        }
    }
    return row[b.count]
}
