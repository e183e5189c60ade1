import ArgumentParser
import Regression
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

    /// An error about lines that are not split, with the separator that splits them as a flag.
    static func advising(_ error: RegressionError) -> any Error {
        guard case .otherSeparator(let file, let column, let separator) = error else { return error }
        return ValidationError(
            "\(file) has one column, \(quoted(column)): "
                + "--separator \(FieldSeparator(separator).word) splits it.")
    }

    /// The separator as an argument in a shell.
    var word: String { "'\(defaultValueDescription)'" }

    var defaultValueDescription: String { scalar == "\t" ? "tab" : String(scalar) }
}
