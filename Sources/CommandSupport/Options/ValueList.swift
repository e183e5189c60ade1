import ArgumentParser

/// The title of the help's first group, the common flags.
package let commonOptions = "Common options"

/// Values with commas between them; `none` is a list of no numbers.
///
/// An option of type `[ValueList]` that is parsed `upToNextOption` takes `64,32` and `64 32` alike.
package struct ValueList<Value: ExpressibleByArgument & Sendable>: ExpressibleByArgument, Sendable {
    let values: [Value]

    init(_ values: [Value]) { self.values = values }

    package init?(argument: String) {
        if argument == "none", Value.allValueStrings.isEmpty {
            values = []
            return
        }
        var lists = argument.split(separator: ",", omittingEmptySubsequences: false).map { $0.split(separator: " ") }
        // A comma may end an argument that others follow.
        if lists.last?.isEmpty == true { lists.removeLast() }
        values = lists.joined().compactMap { Value(argument: String($0)) }
        if values.count != lists.joined().count || lists.isEmpty || lists.contains(where: \.isEmpty) { return nil }
    }

    package static var allValueStrings: [String] { Value.allValueStrings }

    package var defaultValueDescription: String {
        values.isEmpty ? "none" : values.map(\.defaultValueDescription).joined(separator: ",")
    }
}

extension Array {
    /// The values of all lists; nil if the option is not given.
    package func values<Value>() -> [Value]? where Element == ValueList<Value> {
        isEmpty ? nil : flatMap(\.values)
    }
}
