import ArgumentParser
import Tabular

/// What is a missing value: a set that has a name, one's own, or both together.
struct MissingValueSet: ExpressibleByArgument {
    /// The set itself.
    let values: MissingValues
    /// The names and the spellings that it is made of, with commas between them.
    var name: String { values.name }

    static let pandas1 = MissingValueSet(values: .pandas1)

    private init(values: MissingValues) { self.values = values }

    /// A set from the command line: names of sets and spellings, with commas between them; no flag, whose value was left out.
    init?(argument: String) {
        guard let values = MissingValues(parsing: argument) else { return nil }
        self.init(values: values)
    }

    var defaultValueDescription: String { name }
}
