import TabularKit

/// Prints a line of JSON for each measurement of the engine, or `bench products` for that of the products of one epoch:
/// `{"name": "x + y", "value": 312.5, "unit": "ns"}`.
@main struct Bench {
    static func main() {
        let isProducts = CommandLine.arguments.dropFirst() == ["products"]
        if !isProducts { MatrixThreads.useSingleThread() }
        for measurement in isProducts ? [epochProducts()] : engineMeasurements() {
            let (name, value, unit) = (measurement.name, measurement.median(), measurement.unit)
            print(#"{"name": "\#(name)", "value": \#(value), "unit": "\#(unit)"}"#)
        }
    }
}
