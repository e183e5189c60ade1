import ArgumentParser
import CommandSupport
import Tabular

/// What is recognized in columns of text.
struct RecognitionOptions: ParsableArguments {
    enum Kind: String, ExpressibleByArgument, CaseIterable, Sendable {
        case numbers, dates, ranges, none
    }

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            """
            What to read in columns of text: numbers as people write them, dates, ranges of numbers by their \
            middle, or none. (default: numbers, dates; none in the preset book)
            """, valueName: "kinds"))
    var recognize: [ValueList<Kind>] = []

    @Option(
        help: ArgumentHelp(
            "Decimal mark of columns that do not show theirs. (default: that of the other columns, else point)",
            valueName: "mark"))
    var decimalMark: NumberSpelling.DecimalMark?

    @Option(
        help: ArgumentHelp("Order of day, month and year in ambiguous dates. (default: month-day)", valueName: "order"))
    var dateFormat: DateOrder?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Columns of Unix times to read as dates.", valueName: "columns"))
    var unixTimes: [ColumnNames] = []

    func validate() throws {
        guard let kinds = recognize.values(), kinds.contains(.none), kinds.count > 1 else { return }
        throw ValidationError("--recognize none stands alone.")
    }

    /// Applies the flags that are given to `choice`, or to `usual` if it is nil.
    func apply(to choice: inout RecognitionChoice?, insteadOf usual: RecognitionChoice) {
        if recognize.isEmpty, decimalMark == nil, dateFormat == nil, unixTimes.isEmpty { return }
        var changed = choice ?? usual
        changed.kinds = recognize.values()?.compactMap { .init(rawValue: $0.rawValue) } ?? changed.kinds
        changed.decimalMark = decimalMark ?? changed.decimalMark
        changed.dateOrder = dateFormat ?? changed.dateOrder
        changed.unixTimes = unixTimes.names ?? changed.unixTimes
        choice = changed
    }
}

extension NumberSpelling.DecimalMark: ExpressibleByArgument {}
extension DateOrder: ExpressibleByArgument {}
