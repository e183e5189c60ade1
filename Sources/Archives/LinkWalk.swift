import Support

/// Searches a tree for links that lead out.
///
/// Missing paths, files and loops count as folders: a link must not lead out when something else is there later.
struct LinkWalk {
    private let root: EntryTree.Node
    /// The limit on steps from folder to folder for all links together: links to links multiply them.
    private let maximumSteps: Int
    private var steps = 0

    /// The longest chain of links, as on Linux.
    private static let maximumChain = 40
    /// The longest target in bytes, as on Linux.
    private static let longestTarget = 4095

    init(_ root: EntryTree.Node, maximumSteps: Int = 20_000_000) {
        (self.root, self.maximumSteps) = (root, maximumSteps)
    }

    mutating func check(_ target: [UInt8], at path: EntryPath) throws {
        _ = try follow(target, from: Place(path.components.dropLast(), below: root), link: path, depth: 0)
    }

    /// The place that `target` leads to from the folder at `start`.
    private mutating func follow(_ target: [UInt8], from start: Place, link: EntryPath, depth: Int) throws -> Place {
        try checkTarget(target, link: link)
        guard depth < Self.maximumChain else {
            throw Fault(.unsafe, "more than \(Self.maximumChain) links lead to one another", entry: link.bytes)
        }
        var place = start
        for component in target.split(separator: UInt8(ascii: "/")).map(Array.init) where component != EntryPath.dot {
            try count(1, link: link)
            if component == EntryPath.dotDot {
                guard place.leave() else { throw Self.leadsOut(link, target) }
            } else {
                place.enter(component, below: root)
                place = try resolve(place, link: link, depth: depth)
            }
        }
        return place
    }

    /// `place`, or the place that a link there leads to.
    private mutating func resolve(_ place: Place, link: EntryPath, depth: Int) throws -> Place {
        guard let node = place.node, case .link(let target) = node.content else { return place }
        switch node.destination {
        case .place(let known):
            try count(known.count, link: link)
            return Place(known, below: root)
        case .beingFound: return place
        case .unknown:
            node.destination = .beingFound
            var start = place
            _ = start.leave()
            let found = try follow(target, from: start, link: link, depth: depth + 1)
            node.destination = .place(found.components)
            return found
        }
    }

    private func checkTarget(_ target: [UInt8], link: EntryPath) throws {
        guard let first = target.first else { throw Fault(.unsafe, "a link without a target", entry: link.bytes) }
        guard first != UInt8(ascii: "/") else { throw Self.leadsOut(link, target) }
        guard target.count <= Self.longestTarget else {
            throw Fault(.unsafe, "a link's target of more than \(Self.longestTarget) bytes", entry: link.bytes)
        }
    }

    private mutating func count(_ more: Int, link: EntryPath) throws {
        steps += more
        guard steps <= maximumSteps else {
            throw Fault(.tooLarge, "the links lead through more than \(maximumSteps) folders", entry: link.bytes)
        }
    }

    private static func leadsOut(_ link: EntryPath, _ target: [UInt8]) -> Fault {
        Fault(
            .unsafe, "a link to \(quoted(String(decoding: target, as: UTF8.self))) leads out of the destination",
            entry: link.bytes)
    }
}

/// A place in a tree; it may be empty.
private struct Place {
    private(set) var components: [[UInt8]] = []
    private var nodes: [EntryTree.Node?] = []

    init(_ components: some Sequence<[UInt8]>, below root: EntryTree.Node) {
        for component in components { enter(component, below: root) }
    }

    /// The node here; nil if absent, or for the root.
    var node: EntryTree.Node? { nodes.last ?? nil }

    mutating func enter(_ component: [UInt8], below root: EntryTree.Node) {
        let parent = nodes.isEmpty ? root : node
        components.append(component)
        nodes.append(parent?.children[component])
    }

    /// Goes up by one folder; false in the root.
    mutating func leave() -> Bool {
        guard components.popLast() != nil else { return false }
        nodes.removeLast()
        return true
    }
}
