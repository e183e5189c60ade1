import Arrays
import Autograd
import Support

/// A parameter with its dotted name in a model, PyTorch's: `0.weight`, `net.2.bias`.
@dynamicMemberLookup
public struct NamedParameter {
    /// The names of the modules on the way and of the parameter, with dots between them.
    public let name: String
    /// The parameter itself.
    public let parameter: Parameter

    /// A property of the parameter: `.shape`, `.value`, `.gradient`.
    public subscript<Value>(dynamicMember path: KeyPath<Parameter, Value>) -> Value { parameter[keyPath: path] }
}

extension Module {
    /// All parameters of the module and of the modules in it, in order, each once, by its dotted name: `0.weight`.
    ///
    /// Walks the module at each call (about 0.1 ms for twenty parameters): call it once, not at each step.
    public var namedParameters: [NamedParameter] {
        var seen = Set<ObjectIdentifier>()
        return namedMembers.compactMap { name, member in
            guard let parameter = member as? Parameter, seen.insert(ObjectIdentifier(parameter)).inserted else {
                return nil
            }
            return NamedParameter(name: name, parameter: parameter)
        }
    }

    /// All parameters of the module and of the modules in it, in order, each once.
    public var parameters: [Parameter] { namedParameters.map(\.parameter) }

    /// The number of elements of all parameters, each counted once.
    public var parameterCount: Int { parameters.reduce(0) { $0 + $1.shape.elementCount } }

    /// The parameters whose whole dotted name matches: `net.parameters(matching: /.*weight/)`.
    public func parameters(matching pattern: some RegexComponent) -> [NamedParameter] {
        namedParameters.filter { $0.name.wholeMatch(of: pattern) != nil }
    }

    /// The parameter of that dotted name: `net["2.bias"]`. An unknown name stops the program and lists the names.
    public subscript(name: String) -> Parameter {
        let named = namedMembers.first { $0.name == name }?.member as? Parameter
        guard let named else {
            let names = namedParameters.map(\.name).joined(separator: ", ")
            stop("\(title) has no parameter '\(name)'; it has: \(names)")
        }
        return named
    }

    /// Every member of the module and of the modules in it, depth first, by its dotted name, as often as it is held.
    var namedMembers: [NamedMember] {
        var found = [NamedMember]()
        appendMembers(to: &found, prefix: "", holders: [])
        return found
    }

    /// Appends the members, names prefixed by `prefix`. Does not enter modules that are among their own `holders`.
    private func appendMembers(to found: inout [NamedMember], prefix: String, holders: [ObjectIdentifier]) {
        let identity = ObjectIdentifier(self)
        if holders.contains(identity) { return }
        for (name, member) in members {
            found.append((prefix + name, member))
            guard let module = member as? any Module else { continue }
            module.appendMembers(to: &found, prefix: prefix + name + ".", holders: holders + [identity])
        }
    }
}
