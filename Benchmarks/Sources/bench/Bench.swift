import TabularKit

/// Prints a line of JSON for each measurement, or for those that the arguments name:
/// `{"name": "x + y", "value": 312.5, "unit": "ns"}`.
@main struct Bench {
    static func main() {
        MatrixThreads.useSingleThread()
        let names = CommandLine.arguments.dropFirst()
        for measurement in engineMeasurements() where names.isEmpty || names.contains(measurement.name) {
            let (name, value, unit) = (measurement.name, measurement.median(), measurement.unit)
            print(#"{"name": "\#(name)", "value": \#(value), "unit": "\#(unit)"}"#)
        }
    }
}
