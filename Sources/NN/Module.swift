import Autograd

/// A part of a model: a function of a tensor, with the parameters and modules it is made of.
///
/// ```swift
/// final class MLP: Module {
///     let hidden = Linear(20, 256), output = Linear(256, 10)
///     func callAsFunction(_ x: Tensor) -> Tensor { output(relu(hidden(x))) }
/// }
/// ```
///
/// Modules are objects, so that a layer used twice has one set of weights. There is no base class: the properties of a
/// conforming class that hold a `Parameter`, a module or an array of either are found by themselves.
public protocol Module: ModuleMember {
    /// Computes the output for one batch, one example a row.
    func callAsFunction(_ input: Tensor) -> Tensor

    /// The parameters and modules that this module is made of, in order, each with its name.
    ///
    /// By default the stored properties, in the order of their declaration; the elements of an array are named by the
    /// property and their index: `layers.0`.
    var members: [NamedMember] { get }
}

/// What a module is made of: parameters and other modules.
public protocol ModuleMember: AnyObject {}

extension Parameter: ModuleMember {}

/// A parameter or module by the name it has in the module that holds it.
public typealias NamedMember = (name: String, member: any ModuleMember)

extension Module {
    /// The stored properties that hold a parameter, a module or an array of either.
    public var members: [NamedMember] { reflectedMembers(of: self) }
}

/// Lists the stored properties of `module`, of its superclasses first, that are parameters, modules or arrays of them.
private func reflectedMembers(of module: any Module) -> [NamedMember] {
    let mirrors = sequence(first: Mirror(reflecting: module)) { $0.superclassMirror }
    return Array(mirrors).reversed().flatMap { mirror in
        mirror.children.flatMap { child -> [NamedMember] in
            guard let name = child.label else { return [] }
            if let member = child.value as? any ModuleMember { return [(name, member)] }
            guard let members = child.value as? [any ModuleMember] else { return [] }
            return members.enumerated().map { ("\(name).\($0.offset)", $0.element) }
        }
    }
}
