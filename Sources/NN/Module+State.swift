import Arrays
import Autograd
import Serialization
import Support

extension Module {
    /// The values of all parameters, in order, each once, by their dotted names, which are PyTorch's: `0.weight`.
    public var state: NamedArrays {
        get throws(SerializationError) {
            var arrays = NamedArrays()
            for named in namedParameters { try arrays.append(StoredArray(named.value), as: named.name) }
            return arrays
        }
    }

    /// Writes the values of all parameters as a safetensors file, atomically.
    ///
    /// PyTorch reads it: `model.load_state_dict(safetensors.torch.load_file("mlp.safetensors"))`. Shared parameters are
    /// stored once, under their first name, as `safetensors.torch.load_model(model, "mlp.safetensors")` expects. Stores
    /// `metadata` too and replaces an older file. Throws a `SerializationError`.
    public func save(to url: URL, metadata: [String: String] = [:]) throws(SerializationError) {
        let metadata = metadata.merging(["format": "pt"]) { own, _ in own }
        try SafetensorsFile(arrays: state, metadata: metadata).write(to: url)
    }

    /// Loads all parameters from a safetensors file, as written by `save(to:)` or `safetensors.torch.save_file`.
    ///
    /// Throws a `SerializationError` if the file cannot be read, and a `StateError` if it does not fit the model, which
    /// is then unchanged.
    public func load(from url: URL) throws {
        try load(SafetensorsFile(contentsOf: url).arrays, from: url)
    }

    /// Loads all parameters from `arrays`, the content of the file that errors name.
    package func load(_ arrays: NamedArrays, from url: URL) throws {
        do {
            try load(arrays)
        } catch var error as StateError {
            error.file = url.givenPath
            throw error
        } catch var error as SerializationError {
            error.file = url.givenPath
            throw error
        }
    }

    /// Loads all parameters from the arrays of their names; a shared one may have several names, with equal arrays.
    ///
    /// Throws a `StateError` that lists all missing, unexpected and wrongly shaped arrays, or a `SerializationError`
    /// for arrays that are not floating-point; the model is then unchanged.
    public func load(_ arrays: NamedArrays) throws {
        let names = namedMembers.compactMap { name, member in
            (member as? Parameter).map { NamedParameter(name: name, parameter: $0) }
        }
        try StateError.check(arrays, against: names)
        let values = try names.map { named in
            try arrays[named.name].map { array in
                try about(named.name) { () throws(SerializationError) in try array.floats() }
            }
        }
        for (named, value) in zip(names, values) {
            if let value { named.parameter.value = value }
        }
    }
}

/// The differences between a state and a model.
public struct StateError: ExplainedError, Hashable {
    /// The path of the file of the state, if there is one.
    public fileprivate(set) var file: String?
    /// The names of parameters that the state lacks.
    public let missing: [String]
    /// The names in the state that the model has no parameter for.
    public let unexpected: [String]
    /// The names whose shapes differ, with the model's and the state's.
    public let misshapen: [String]

    /// The names of shared parameters whose array differs from that of their first name.
    public let conflicting: [String]

    /// `badData`.
    public var category: ErrorCategory { .badData }

    /// All that does not fit, a line each.
    public var reason: String {
        let lists = [
            ("missing", missing), ("unexpected", unexpected), ("of another shape", misshapen),
            ("of other numbers than another name of the same parameter", conflicting),
        ]
        let lines = lists.filter { !$0.1.isEmpty }.map { "  \($0.0): \($0.1.joined(separator: ", "))" }
        let state = file.map { "The state in \($0)" } ?? "The state"
        return (["\(state) is not that of this model:"] + lines).joined(separator: "\n")
    }

    /// Throws unless `arrays` fit `parameters`, which are listed under each of their names.
    static func check(_ arrays: NamedArrays, against parameters: [NamedParameter]) throws {
        let given = parameters.filter { arrays[$0.name] != nil }
        let firsts = Dictionary(given.map { (ObjectIdentifier($0.parameter), $0.name) }) { first, _ in first }
        var listed = Set(firsts.keys)
        // By bytes, as `arrays` finds them: Swift's == takes different spellings of an accented letter for one.
        let names = Set(parameters.map { Array($0.name.utf8) })
        let error = StateError(
            missing: parameters.filter { listed.insert(ObjectIdentifier($0.parameter)).inserted }.map(\.name),
            unexpected: arrays.names.filter { !names.contains(Array($0.utf8)) },
            misshapen: parameters.compactMap { named in
                guard let shape = arrays[named.name]?.shape, shape != named.shape else { return nil }
                return "\(named.name) (model \(named.shape), state \(shape))"
            },
            conflicting: given.filter { named in
                firsts[ObjectIdentifier(named.parameter)].map { arrays[$0] != arrays[named.name] } ?? false
            }.map(\.name))
        let lists = [error.missing, error.unexpected, error.misshapen, error.conflicting]
        if !lists.allSatisfy(\.isEmpty) { throw error }
    }
}
