import TabularKit

/// Prints a line of JSON for each measurement, or for those that the arguments name:
/// `{"name": "x + y", "value": 312.5, "unit": "ns"}`. With `csv FILE` or `features FILE`, prints the seconds of that alone.
@main struct Bench {
    static func main() throws {
        MatrixThreads.useSingleThread()
        if CommandLine.arguments.count == 3, ["csv", "features"].contains(CommandLine.arguments[1]) {
            return print(try tableSeconds(CommandLine.arguments[1], CommandLine.arguments[2]))
        }
        let names = CommandLine.arguments.dropFirst()
        for measurement in engineMeasurements() where names.isEmpty || names.contains(measurement.name) {
            let (name, value, unit) = (measurement.name, measurement.median(), measurement.unit)
            print(#"{"name": "\#(name)", "value": \#(value), "unit": "\#(unit)"}"#)
        }
    }
}
