import Arrays
import Support

/// Lists the stored properties of `module`, of its superclasses first, that are parameters, modules or arrays of them.
func reflectedMembers(of module: any Module) -> [NamedMember] {
    let mirrors = sequence(first: Mirror(reflecting: module)) { $0.superclassMirror }
    return Array(mirrors).reversed().flatMap { mirror in
        mirror.children.flatMap { child -> [NamedMember] in
            guard let name = child.label else { return [] }
            if let member = child.value as? any ModuleMember, !name.hasPrefix(lazyPrefix) { return [(name, member)] }
            if let members = child.value as? [any ModuleMember] {
                return members.enumerated().map { ("\(name).\($0.offset)", $0.element) }
            }
            require(
                !hidesModule(child.value, label: name),
                "\(type(of: module)).\(name.replacingLazyPrefix) hides a module or parameter from the search for "
                    + "parameters: store it in a property of its own or in an array, or write `members` by hand")
            return []
        }
    }
}

/// The compiler's prefix of the name of a `lazy var`.
private let lazyPrefix = "$__lazy_storage_$_"

extension String {
    fileprivate var replacingLazyPrefix: String { hasPrefix(lazyPrefix) ? String(dropFirst(lazyPrefix.count)) : self }
}

/// Whether another value than a parameter, a module or an array of them holds one: `lazy`, a dictionary, a struct or a
/// tuple. Inspects only the first element of a collection, and no objects.
private func hidesModule(_ value: Any, label: String, depth: Int = 0) -> Bool {
    if label.hasPrefix(lazyPrefix), isModuleType(type(of: value)) { return true }
    if value is any ModuleMember { return true }
    let mirror = Mirror(reflecting: value)
    guard depth < 4, mirror.displayStyle != .class, mirror.displayStyle != nil else { return false }
    let isCollection = [.collection, .set, .dictionary].contains(mirror.displayStyle)
    return mirror.children.prefix(isCollection ? 1 : 32).contains {
        hidesModule($0.value, label: $0.label ?? "", depth: depth + 1)
    }
}

/// Whether `type` is an optional of a module or parameter, as the storage of a `lazy var` is.
private func isModuleType(_ type: Any.Type) -> Bool { (type as? any ModuleStorage.Type)?.holdsMember == true }

/// An optional, for the type that it may hold.
private protocol ModuleStorage {
    static var holdsMember: Bool { get }
}

extension Optional: ModuleStorage {
    fileprivate static var holdsMember: Bool {
        Wrapped.self is any ModuleMember.Type || Wrapped.self == (any Module).self
    }
}
