import ArgumentParser
import Support
import Tabular

struct FieldSeparator: ExpressibleByArgument {
    let scalar: Unicode.Scalar

    static let help: ArgumentHelp =
        ArgumentHelp("Field separator: a character, or tab. (default: ,)", valueName: "character")

    init(_ scalar: Unicode.Scalar) { self.scalar = scalar }

    /// Reads a character that can separate fields, or `tab` or `\t` for a tab.
    init?(argument: String) {
        let scalars = ["tab", #"\t"#].contains(argument) ? "\t".unicodeScalars : argument.unicodeScalars
        guard let scalar = scalars.first, scalars.count == 1, CSVSyntax.canSeparate(scalar) else { return nil }
        self.init(scalar)
    }

    /// The advice for a table of one column whose name contains a likely separator; nil for others.
    static func hint(_ source: any TableSource) -> String? {
        CSVSyntax.likelySeparator(of: source.columnNames).map {
            hint(file: source.name, column: source.columnNames[0], $0)
        }
    }

    static func hint(file: String, column: String, _ separator: Unicode.Scalar) -> String {
        "\(file) has one column, \(quoted(column)): "
            + "--separator '\(FieldSeparator(separator).defaultValueDescription)' splits it."
    }

    var defaultValueDescription: String { scalar == "\t" ? "tab" : String(scalar) }
}
