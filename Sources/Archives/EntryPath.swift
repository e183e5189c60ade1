/// The name of an entry as components below the destination: no `..`, no empty one, nothing absolute.
///
/// `./a//b/` has the components `a` and `b`; `.`, the destination itself, has none.
struct EntryPath: Hashable {
    let components: [[UInt8]]
    /// Whether the name ends in a slash or in `/.`: only a folder's may.
    let isFolderName: Bool

    /// Throws a `Fault` if `name` is unsafe.
    init(_ name: [UInt8]) throws {
        func refuse(_ reason: String) -> Fault { Fault(.unsafe, "\(reason); the archive is refused", entry: name) }
        guard !name.isEmpty else { throw refuse("the name is empty") }
        guard !name.contains(0) else { throw refuse("the name holds a NUL byte") }
        guard !name.contains(UInt8(ascii: "\\")) else { throw refuse("the name holds a backslash") }
        guard name[0] != UInt8(ascii: "/") else { throw refuse("the name is absolute") }
        let parts = name.split(separator: UInt8(ascii: "/")).map(Array.init).filter { $0 != Self.dot }
        guard !parts.contains(Self.dotDot) else { throw refuse("the name leads out of the destination through '..'") }
        guard !parts.contains(where: { $0.count > 255 }) else {
            throw refuse("a part of the name is longer than 255 bytes")
        }
        guard !Self.isDrive(parts.first) else { throw refuse("the name begins with a drive letter") }
        components = parts
        isFolderName = name.last == UInt8(ascii: "/") || name.suffix(2).elementsEqual("/.".utf8)
    }

    var bytes: [UInt8] { Array(components.joined(separator: [UInt8(ascii: "/")])) }

    static let dot = [UInt8(ascii: ".")]
    static let dotDot = [UInt8](repeating: UInt8(ascii: "."), count: 2)

    private static func isDrive(_ component: [UInt8]?) -> Bool {
        guard let component, component.count == 2, component[1] == UInt8(ascii: ":") else { return false }
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(component[0] | 0x20)
    }
}
