import Arrays
import Serialization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Module {
    /// The values of all parameters, in order, each once, by their dotted names, which are PyTorch's: `0.weight`.
    public var state: NamedArrays {
        get throws(SerializationError) {
            var arrays = NamedArrays()
            for named in namedParameters { try arrays.append(StoredArray(named.value), as: named.name) }
            return arrays
        }
    }

    /// Writes the values of all parameters as a safetensors file, whole or not at all.
    ///
    /// PyTorch reads it: `model.load_state_dict(safetensors.torch.load_file("mlp.safetensors"))`. Parameters that are
    /// shared are stored once. An older file is replaced. Throws a `SerializationError`.
    public func save(to url: URL) throws(SerializationError) {
        try SafetensorsFile(arrays: state, metadata: ["format": "pt"]).write(to: url)
    }

    /// Gives all parameters the values of a safetensors file, such as `save(to:)` or `safetensors.torch.save_file` wrote.
    ///
    /// Throws a `SerializationError` if the file cannot be read, and a `StateError` if it is not that of this model; then
    /// nothing has been changed.
    public func load(from url: URL) throws {
        try load(SafetensorsFile(contentsOf: url).arrays)
    }

    /// Gives all parameters the values of the arrays that have their names.
    ///
    /// Throws a `StateError` that lists every missing, unexpected and wrongly shaped entry, or a `SerializationError` for
    /// arrays that are no floating-point numbers; then nothing has been changed.
    public func load(_ arrays: NamedArrays) throws {
        let parameters = namedParameters
        try StateError.check(arrays, against: parameters)
        let values = try parameters.map { named in try arrays[named.name].map { try $0.floats() } }
        for (named, value) in zip(parameters, values) {
            if let value { named.parameter.value = value }
        }
    }
}

/// Why a state is not that of a model: everything that does not fit.
public struct StateError: Error, Hashable, CustomStringConvertible {
    /// The names of parameters that the state lacks.
    public let missing: [String]
    /// The names in the state that the model has no parameter for.
    public let unexpected: [String]
    /// The names whose shapes differ, with the model's and the state's.
    public let misshapen: [String]

    /// All that does not fit, a line each.
    public var description: String {
        let lists = [("missing", missing), ("unexpected", unexpected), ("of another shape", misshapen)]
        let lines = lists.filter { !$0.1.isEmpty }.map { "  \($0.0): \($0.1.joined(separator: ", "))" }
        return (["The state is not that of this model:"] + lines).joined(separator: "\n")
    }

    /// Throws the error of `arrays`, if one of them does not fit `parameters` or one of these has none.
    static func check(_ arrays: NamedArrays, against parameters: [NamedParameter]) throws {
        // By bytes, as `arrays` finds them: Swift's == takes different spellings of an accented letter for one.
        let names = Set(parameters.map { Array($0.name.utf8) })
        let error = StateError(
            missing: parameters.map(\.name).filter { arrays[$0] == nil },
            unexpected: arrays.names.filter { !names.contains(Array($0.utf8)) },
            misshapen: parameters.compactMap { named in
                guard let shape = arrays[named.name]?.shape, shape != named.shape else { return nil }
                return "\(named.name) (model \(named.shape), state \(shape))"
            })
        let isEmpty = error.missing.isEmpty && error.unexpected.isEmpty && error.misshapen.isEmpty
        if !isEmpty { throw error }
    }
}
