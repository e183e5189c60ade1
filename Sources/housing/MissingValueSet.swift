import ArgumentParser
import Tabular

/// What is a missing value: a set that has a name, or one's own.
struct MissingValueSet: ExpressibleByArgument {
    /// The name, or the spellings with commas between them.
    let name: String
    /// The set itself.
    let values: MissingValues

    static let pandas1 = MissingValueSet(name: "pandas1", values: .pandas1)
    private static let pandas2 = MissingValueSet(name: "pandas2", values: .pandas2)

    private init(name: String, values: MissingValues) { (self.name, self.values) = (name, values) }

    /// A set from the command line.
    init?(argument: String) {
        if let named = [Self.pandas1, Self.pandas2].first(where: { $0.name == argument }) {
            self = named
        } else if argument.hasPrefix("pandas"), !argument.contains(",") {
            return nil
        } else {
            let spellings = argument.split(separator: ",").map(String.init)
            self.init(name: argument, values: MissingValues(name: argument, spellings + [""]))
        }
    }

    var defaultValueDescription: String { name }
}

extension MissingValues {
    /// Nothing but an empty field: `NA` may be somebody's name.
    static let ofIdentifiers = MissingValues(name: "identifiers", [""])
}
