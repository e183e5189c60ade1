import Training

/// A list of models of any family, and the families with a name in flags and files.
///
/// In JSON a list of models is `[{"linear": {"features": ...}}, ...]`: the name of the family and its settings.
@propertyWrapper
public struct ModelFamilies: Sendable, CustomStringConvertible {
    /// The families with a name.
    public static let all: [any ModelFamily.Type] = [
        LinearFamily.self, PerceptronFamily.self, WideAndDeepFamily.self,
    ]

    /// The models.
    public var wrappedValue: [any ModelFamily]

    /// Makes a list of models.
    public init(wrappedValue: [any ModelFamily]) { self.wrappedValue = wrappedValue }

    /// The names of the families: `linear, wide-and-deep`.
    public var description: String { wrappedValue.map { type(of: $0).name }.joined(separator: ", ") }

    /// The family with this name; nil for an unknown name.
    public static func family(named name: String) -> (any ModelFamily.Type)? { all.first { $0.name == name } }
}

extension ModelFamilies: Hashable {
    /// Whether the families and their settings are equal.
    public static func == (left: ModelFamilies, right: ModelFamilies) -> Bool {
        left.wrappedValue.map { AnyHashable($0) } == right.wrappedValue.map { AnyHashable($0) }
    }

    /// Hashes the settings.
    public func hash(into hasher: inout Hasher) {
        for model in wrappedValue { hasher.combine(AnyHashable(model)) }
    }
}

extension ModelFamilies: Codable {
    /// Reads a list; throws a `DecodingError` for a family that is not among `all`.
    public init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        wrappedValue = []
        while !list.isAtEnd { wrappedValue.append(try list.decode(NamedModel.self).model) }
    }

    /// Writes the list.
    public func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        for model in wrappedValue { try list.encode(NamedModel(model: model)) }
    }
}

struct NamedModel: Codable, Sendable {
    let model: any ModelFamily

    init(model: any ModelFamily) { self.model = model }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: NameKey.self)
        guard let name = container.allKeys.first, container.allKeys.count == 1,
            let family = ModelFamilies.family(named: name.stringValue)
        else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a model is one of a known family"))
        }
        model = try container.decode(family, forKey: name)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: NameKey.self)
        try container.encode(model, forKey: NameKey(stringValue: type(of: model).name))
    }
}
