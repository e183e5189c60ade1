/// The tree of an archive, kept in memory beside the one on disk.
///
/// It refuses duplicate names, and links that lead out of the tree, directly or through each other.
struct EntryTree {
    final class Node {
        enum Content: Equatable {
            case directory, file
            case link(target: [UInt8])
        }

        let content: Content
        fileprivate(set) var children: [[UInt8]: Node] = [:]
        /// The place that a link leads to, once `LinkWalk` has found it.
        var destination = Destination.unknown

        init(_ content: Content) { self.content = content }
    }

    enum Destination {
        case unknown, beingFound
        case place([[UInt8]])
    }

    let root = Node(.directory)
    private(set) var links: [(path: EntryPath, target: [UInt8])] = []

    /// Adds a folder; returns the new folders, outermost first.
    mutating func addDirectory(_ path: EntryPath) throws -> [ArraySlice<[UInt8]>] {
        try directories(path.components[...], of: path).made
    }

    /// Adds a file or a link; returns the new folders, outermost first.
    mutating func add(_ content: Node.Content, at path: EntryPath) throws -> [ArraySlice<[UInt8]>] {
        guard let name = path.components.last, !path.isFolderName else {
            throw Fault(.unsafe, "only a folder can have this name", entry: path.bytes)
        }
        let (parent, made) = try directories(path.components.dropLast(), of: path)
        guard parent.children[name] == nil else {
            throw Fault(.duplicate, "the archive holds two entries of this name", entry: path.bytes)
        }
        parent.children[name] = Node(content)
        if case .link(let target) = content { links.append((path, target)) }
        return made
    }

    func hasFile(at path: EntryPath) -> Bool {
        guard !path.isFolderName else { return false }
        var node = root
        for component in path.components {
            guard let child = node.children[component] else { return false }
            node = child
        }
        return node.content == .file
    }

    /// The folder at `components`, and the new folders on the way.
    private func directories(
        _ components: ArraySlice<[UInt8]>, of path: EntryPath
    ) throws -> (node: Node, made: [ArraySlice<[UInt8]>]) {
        var (node, made) = (root, [ArraySlice<[UInt8]>]())
        for index in components.indices {
            if let child = node.children[components[index]] {
                guard child.content == .directory else { throw Self.notDirectory(child, path) }
                node = child
            } else {
                let child = Node(.directory)
                node.children[components[index]] = child
                made.append(components[...index])
                node = child
            }
        }
        return (node, made)
    }

    /// Throws a `Fault` for the first link that leads out of the tree. Each link is followed once.
    func checkLinks() throws {
        var walk = LinkWalk(root)
        for (path, target) in links { try walk.check(target, at: path) }
    }

    private static func notDirectory(_ node: Node, _ path: EntryPath) -> Fault {
        node.content == .file
            ? Fault(
                .duplicate, "an earlier entry of the archive is a file where this one needs a folder", entry: path.bytes
            )
            : Fault(.unsafe, "the name leads through a link of the archive", entry: path.bytes)
    }
}
