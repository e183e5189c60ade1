/// The tree that an archive describes, built before and beside the one on disk: what is asked of it needs no file system.
///
/// It refuses names that clash, and links that lead out of the tree, alone or through each other.
struct EntryTree {
    /// A place in the tree.
    final class Node {
        enum Content: Equatable {
            case directory, file
            case link(target: [UInt8])
        }

        let content: Content
        fileprivate(set) var children: [[UInt8]: Node] = [:]
        /// Where a link leads; `LinkWalk` finds it out.
        var destination = Destination.unknown

        init(_ content: Content) { self.content = content }
    }

    /// Where a link leads, once that has been found out.
    enum Destination {
        case unknown, beingFound
        case place([[UInt8]])
    }

    let root = Node(.directory)
    /// The links in the order of their addition: where each stands, and its target.
    private(set) var links: [(path: EntryPath, target: [UInt8])] = []

    /// Adds a folder, and gives the folders that this makes, outermost first.
    mutating func addDirectory(_ path: EntryPath) throws -> [ArraySlice<[UInt8]>] {
        try directories(path.components[...], of: path).made
    }

    /// Adds a file or a link, and gives the folders that this makes, outermost first.
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

    /// Whether a regular file stands at `path`.
    func hasFile(at path: EntryPath) -> Bool {
        guard !path.isFolderName else { return false }
        var node = root
        for component in path.components {
            guard let child = node.children[component] else { return false }
            node = child
        }
        return node.content == .file
    }

    /// The folder at `components`, with those that had to be made on the way.
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

    /// Throws a `Fault` at the first link that leads out of the tree. Each link is followed once.
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
