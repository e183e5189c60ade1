import ArgumentParser

/// Names of columns with commas between them. A name that has a comma stands alone, in double quotes: `"width, cm"`.
struct ColumnNames: ExpressibleByArgument {
    let names: [String]

    init?(argument: String) {
        if argument.count > 1, argument.hasPrefix("\""), argument.hasSuffix("\"") {
            names = [String(argument.dropFirst().dropLast())]
        } else {
            let isList = argument.contains(",")
            names = isList ? argument.split(separator: ",").map { String($0.trimmingPrefix { $0 == " " }) } : [argument]
        }
        if names.isEmpty { return nil }
    }
}

extension [ColumnNames] {
    /// All names; nil if the option is not given.
    var names: [String]? { isEmpty ? nil : flatMap(\.names) }
}
