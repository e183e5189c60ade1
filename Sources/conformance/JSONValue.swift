import CommandSupport
import Support

/// A JSON value. Objects keep their order, and names are compared by bytes: Foundation would merge equivalent ones.
enum JSONValue {
    case null
    case boolean(Bool)
    case integer(Int)
    /// A finite number.
    case real(Double)
    case string(String)
    case array([JSONValue])
    case object([(name: String, value: JSONValue)])

    /// The value as JSON.
    var text: String {
        switch self {
        case .null: "null"
        case .boolean(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .real(let value): "\(value)"
        case .string(let value): jsonString(value)
        case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { "\(jsonString($0.name)):\($0.value.text)" }.joined(separator: ",") + "}"
        }
    }
}

extension Console {
    /// Writes `value` to standard output in one line.
    static func print(json value: JSONValue) throws { try print(value.text) }
}
