import Arrays
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
/// conforming class that hold a `Parameter`, a module or an array of either are found by themselves. `print` shows a module
/// as a tree.
public protocol Module: ModuleMember, CustomStringConvertible {
    /// Computes the output for one batch, one example a row.
    func callAsFunction(_ input: Tensor) -> Tensor

    /// The parameters and modules that this module is made of, in order, each with its name.
    ///
    /// By default the stored properties, those of superclasses first, in the order of their declaration; the elements of an
    /// array are named by the property and their index: `layers.0`. A property that hides a module from this search (a
    /// `lazy var`, a dictionary, a struct) stops the program with its name: write `members` by hand then.
    ///
    /// Nothing can look into a closure: a layer that one captures must be held by a property too. A `Trainer` stops the
    /// program at its first step if the loss depends on a parameter that is not among these; a loop of one's own can compare
    /// `loss.reachedParameters` with `parameters`.
    var members: [NamedMember] { get }

    /// What `print` shows of the module itself, without the modules in it: `Linear(4, 8)`. By default its type.
    var title: String { get }
}

/// What a module is made of: parameters and other modules.
public protocol ModuleMember: AnyObject {}

extension Parameter: ModuleMember {}

/// A parameter or module by the name it has in the module that holds it.
public typealias NamedMember = (name: String, member: any ModuleMember)

extension Module {
    /// The stored properties that hold a parameter, a module or an array of either.
    public var members: [NamedMember] { reflectedMembers(of: self) }

    /// The name of the type.
    public var title: String { "\(type(of: self))" }
}
