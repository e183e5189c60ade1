import Autograd
import Support

/// A module reached by its position in another one, for paths such as `net[0][1][0].bias`.
///
/// ```swift
/// net[2].bias.value        // the parameter `bias` of the third module
/// net[0].module            // the module itself
/// ```
@dynamicMemberLookup
public struct Submodule {
    /// The module itself.
    public let module: any Module

    /// The module at `index` among the modules of this one.
    public subscript(index: Int) -> Submodule { module[index] }

    /// The parameter of that name: `net[2].bias`. An unknown name stops the program and lists the names.
    public subscript(dynamicMember name: String) -> Parameter { module[name] }

    /// Computes the output of the module.
    public func callAsFunction(_ input: Tensor) -> Tensor { module(input) }
}

extension Module {
    /// The modules of this one, in order.
    public var children: [any Module] { members.compactMap { $0.member as? any Module } }

    /// The module at `index` among the modules of this one, from 0: `net[0][1][0].bias`.
    public subscript(index: Int) -> Submodule {
        let children = children
        guard children.indices.contains(index) else {
            stop("\(title) is made of \(children.count) modules; there is none at \(index)")
        }
        return Submodule(module: children[index])
    }
}
