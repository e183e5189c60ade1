import ArgumentParser
import CommandSupport
import Support
import Tabular

/// `conformance csv-dump`: names, types and values of the columns, in the order of the file.
struct CSVDump: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "csv-dump", abstract: "Print the columns of a CSV file, real numbers as bits.")

    @Argument(help: "A CSV file.") var file: String
    @Option(help: "Field separator.", transform: separator) var sep: Unicode.Scalar = ","
    @Flag(help: "The first row has values, not names.") var noHeader = false

    func run() throws {
        let syntax = CSVSyntax(separator: sep, hasHeader: !noHeader)
        let table = try DataFrame(contentsOfCSV: URL(filePath: file), syntax: syntax)
        try Console.print(
            json: .object([
                ("columns", .array(table.columnNames.map(JSONValue.string))),
                ("types", .array(table.columns.map { .string($0.kind.dumpName) })),
                (
                    "data",
                    .array(table.columns.map { column in .array((0..<column.count).map { JSONValue(column[$0]) }) })
                ),
            ]))
    }
}

/// The scalar of `text`; `\t` is a tab.
private func separator(_ text: String) throws -> Unicode.Scalar {
    guard text != "\\t" else { return "\t" }
    guard text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first else {
        throw ValidationError("--sep is one character.")
    }
    return scalar
}

extension Column.Kind {
    fileprivate var dumpName: String {
        switch self {
        case .integer: "int"
        case .real: "float"
        case .boolean: "bool"
        case .string: "string"
        }
    }
}

extension JSONValue {
    /// A value of a table; a real number as its bits in hexadecimal.
    fileprivate init(_ value: Column.Value?) {
        switch value {
        case nil: self = .null
        case .integer(let value): self = .integer(Int(value))
        case .boolean(let value): self = .boolean(value)
        case .string(let value): self = .string(value)
        case .real(let value):
            let digits = String(value.bitPattern, radix: 16)
            self = .object([("bits", .string(String(repeating: "0", count: 16 - digits.count) + digits))])
        }
    }
}
