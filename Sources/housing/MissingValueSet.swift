import ArgumentParser
import Tabular

/// What is a missing value: a set that has a name, one's own, or both together.
struct MissingValueSet: ExpressibleByArgument {
    /// The names and the spellings that it is made of, with commas between them.
    let name: String
    /// The set itself.
    let values: MissingValues

    static let pandas1 = MissingValueSet(name: MissingValues.pandas1.name, values: .pandas1)

    private init(name: String, values: MissingValues) { (self.name, self.values) = (name, values) }

    /// A set from the command line: names of sets and spellings, with commas between them; no flag, whose value was left out.
    init?(argument: String) {
        var spellings: Set = [""]
        for word in argument.split(separator: ",").map(String.init) {
            if let named = [MissingValues.pandas1, .pandas2].first(where: { $0.name == word }) {
                spellings.formUnion(named.spellings)
            } else if word.hasPrefix("pandas") || word.hasPrefix("--") && word != "--" {
                return nil
            } else {
                spellings.insert(word)
            }
        }
        self.init(name: argument, values: MissingValues(name: argument, spellings))
    }

    var defaultValueDescription: String { name }
}
