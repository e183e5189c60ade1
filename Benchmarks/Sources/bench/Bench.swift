import TabularKit

/// Prints a line of JSON for each measurement of the engine, or `bench products` for that of the products of one epoch:
/// `{"name": "x + y", "value": 312.5, "unit": "ns"}`. With `csv FILE` or `features FILE`, prints the seconds of that alone.
@main struct Bench {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments == ["products"] { return show(epochProducts()) }
        MatrixThreads.useSingleThread()
        if arguments.count == 2, ["csv", "features"].contains(arguments[0]) {
            return print(try tableSeconds(arguments[0], arguments[1]))
        }
        for measurement in engineMeasurements() { show(measurement) }
    }

    private static func show(_ measurement: Measurement) {
        let (name, value, unit) = (measurement.name, measurement.median(), measurement.unit)
        print(#"{"name": "\#(name)", "value": \#(value), "unit": "\#(unit)"}"#)
    }
}
