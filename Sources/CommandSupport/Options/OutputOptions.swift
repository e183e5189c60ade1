import ArgumentParser

/// The formats of a result on standard output.
package enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json

    /// Prints a result to standard output.
    package func print<Result: Encodable>(
        json: @autoclosure () throws -> Result, text: @autoclosure () throws -> String
    ) throws {
        switch self {
        case .json: try Console.print(json: json())
        case .text: try Console.print(text())
        }
    }
}

/// The format of the result, and the verbosity.
package struct OutputOptions: ParsableArguments {
    @OptionGroup(title: "Output options") var result: FormatOption
    @OptionGroup(title: "Output options") package var messages: MessageOptions

    package init() {}

    /// The format of the result.
    package var format: OutputFormat { result.format }
}

struct FormatOption: ParsableArguments {
    @Option(help: ArgumentHelp("Output format.", valueName: "format"))
    var format = OutputFormat.text
}
