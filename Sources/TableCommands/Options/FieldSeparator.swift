import ArgumentParser
import Tabular
import Text

/// What separates the fields of a table.
struct FieldSeparator: ExpressibleByArgument {
    /// The character.
    let scalar: Unicode.Scalar

    static let help: ArgumentHelp =
        #"What separates the fields of a line: a character; \t or tab for a tab. (default: ,)"#

    init(_ scalar: Unicode.Scalar) { self.scalar = scalar }

    /// A character that can separate fields, or `tab` or `\t` for a tab.
    init?(argument: String) {
        let scalars = ["tab", #"\t"#].contains(argument) ? "\t".unicodeScalars : argument.unicodeScalars
        guard let scalar = scalars.first, scalars.count == 1, CSVSyntax.canSeparate(scalar) else { return nil }
        self.init(scalar)
    }

    /// The advice for a table with a single column whose name has what separates the fields of other tables; nil for others.
    static func hint(_ source: any TableSource) -> String? {
        CSVSyntax.likelySeparator(of: source.columnNames).map {
            hint(file: source.name, column: source.columnNames[0], $0)
        }
    }

    /// The advice for such a table.
    static func hint(file: String, column: String, _ separator: Unicode.Scalar) -> String {
        "\(file) has one column, \(quoted(column)): "
            + "--separator '\(FieldSeparator(separator).defaultValueDescription)' splits it."
    }

    var defaultValueDescription: String { scalar == "\t" ? "tab" : String(scalar) }
}
