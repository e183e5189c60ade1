import ArgumentParser
import Tabular

/// What separates the fields of a table.
struct FieldSeparator: ExpressibleByArgument {
    /// The character.
    let scalar: Unicode.Scalar

    static let comma = FieldSeparator(scalar: ",")

    static let help: ArgumentHelp = "What separates the fields of a line: a character, or tab."

    private init(scalar: Unicode.Scalar) { self.scalar = scalar }

    /// A character that can separate fields, or the word `tab`.
    init?(argument: String) {
        let scalars = argument == "tab" ? "\t".unicodeScalars : argument.unicodeScalars
        guard let scalar = scalars.first, scalars.count == 1, CSVOptions.canSeparate(scalar) else { return nil }
        self.init(scalar: scalar)
    }

    var defaultValueDescription: String { scalar == "\t" ? "tab" : String(scalar) }
}
