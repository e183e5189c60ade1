import ArgumentParser

/// The forms of a result on standard output.
package enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// What is said, and how: shared by all commands whose result is shown.
package struct OutputOptions: ParsableArguments {
    @Option(help: "The form of the result on standard output: text or json.")
    package var format = OutputFormat.text

    @OptionGroup package var messages: MessageOptions

    package init() {}
}
