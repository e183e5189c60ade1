import ArgumentParser
import Tabular
import Text

/// What separates the fields of a table.
struct FieldSeparator: ExpressibleByArgument {
    /// The character.
    let scalar: Unicode.Scalar

    static let comma = FieldSeparator(scalar: ",")

    static let help: ArgumentHelp = #"What separates the fields of a line: a character; \t or tab for a tab."#

    private init(scalar: Unicode.Scalar) { self.scalar = scalar }

    /// A character that can separate fields, or `tab` or `\t` for a tab.
    init?(argument: String) {
        let scalars = ["tab", #"\t"#].contains(argument) ? "\t".unicodeScalars : argument.unicodeScalars
        guard let scalar = scalars.first, scalars.count == 1, CSVSyntax.canSeparate(scalar) else { return nil }
        self.init(scalar: scalar)
    }

    /// What to say of a table with a single column whose name has what separates the fields of other tables; nil of others.
    static func hint(_ columns: [String], of file: String) -> String? {
        guard let name = columns.first, columns.count == 1,
            let separator = usual.first(where: { name.unicodeScalars.contains($0.scalar) })
        else { return nil }
        return "\(file) has one column, \(quoted(name)): --separator '\(separator.defaultValueDescription)' splits it."
    }

    private static let usual = [
        FieldSeparator(scalar: ";"), FieldSeparator(scalar: "\t"), FieldSeparator(scalar: "|"), comma,
    ]

    var defaultValueDescription: String { scalar == "\t" ? "tab" : String(scalar) }
}
