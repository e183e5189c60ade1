import ArgumentParser
import Regression
import Support
import Tabular

struct FieldSeparator: ExpressibleByArgument {
    let scalar: Unicode.Scalar
    /// Whether any number of blanks separates fields.
    let isBlanks: Bool

    static let help: ArgumentHelp =
        ArgumentHelp(
            "Field separator: a character, tab, or blanks for any number of them. (default: ,)", valueName: "character")

    init(_ scalar: Unicode.Scalar, isBlanks: Bool = false) { (self.scalar, self.isBlanks) = (scalar, isBlanks) }

    /// Reads a character that can separate fields, or `tab` or `\t` for a tab, or `blanks`.
    init?(argument: String) {
        if argument == "blanks" {
            self.init(" ", isBlanks: true)
            return
        }
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
    var word: String { scalar == " " ? "blanks" : "'\(defaultValueDescription)'" }

    var defaultValueDescription: String { isBlanks ? "blanks" : scalar == "\t" ? "tab" : String(scalar) }

    /// Sets the separator of a syntax.
    func apply(to syntax: inout CSVSyntax) {
        (syntax.separator, syntax.separatesByBlanks) = (isBlanks ? syntax.separator : scalar, isBlanks)
    }
}
