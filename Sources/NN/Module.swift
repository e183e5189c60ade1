import Autograd

/// A model or a part of one: a function of a tensor, with its parameters and modules.
///
/// ```swift
/// final class MLP: Module {
///     let hidden = Linear(20, 256), output = Linear(256, 10)
///     func callAsFunction(_ x: Tensor) -> Tensor { output(relu(hidden(x))) }
/// }
/// ```
///
/// Modules are objects: a layer that is used twice has one set of weights. There is no base class: reflection finds the
/// properties that hold a `Parameter`, a module or an array of either. `print` shows a module as a tree.
public protocol Module: ModuleMember, CustomStringConvertible {
    /// Computes the output for one batch, one example a row.
    func callAsFunction(_ input: Tensor) -> Tensor

    /// The parameters and modules of this module, in order, each with its name.
    ///
    /// By default the stored properties in the order of their declaration, those of superclasses first; the elements of
    /// an array are named `layers.0`. A property that hides a module from reflection (a `lazy var`, a dictionary, a
    /// struct) stops the program with its name: write `members` by hand then.
    ///
    /// A layer that a closure captures must be held by a property too. A `Trainer` stops the program at its first step
    /// if the loss depends on other parameters; a loop of your own can compare `loss.reachedParameters` with
    /// `parameters`.
    var members: [NamedMember] { get }

    /// The text of the module itself, without the modules in it: `Linear(4, 8)`. By default its type.
    var title: String { get }
}

/// A parameter or a module.
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
