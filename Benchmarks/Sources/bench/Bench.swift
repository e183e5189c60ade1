import Foundation
import TabularKit

/// Prints a line of JSON for each measurement of the engine, or for `functions THREADS`, `products THREADS` or
/// `epoch-products`: `{"name": "x + y", "value": 312.5, "unit": "ns"}`.
///
/// With `csv FILE`, `features FILE`, `coded FILE`, `all-coded FILE`, `stream FILE`, `epoch ROWS COLUMNS` or
/// `folds TRAIN.csv TEST.csv JOBS`, prints the seconds of that alone; with `trials COUNT`, the milliseconds of an empty
/// trial on all ranks of an MPI job; with `sums COUNT ROUNDS`, the microseconds in which they add up as many numbers.
/// `chart FILE.json FILE.svg` draws a picture.
@main struct Bench {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments == ["epoch-products"] { return show(epochProducts()) }
        if arguments != ["functions", "2"], arguments != ["products", "2"] { MatrixThreads.useSingleThread() }
        if arguments.first == "functions" { return functionMeasurements().forEach(show) }
        if arguments.first == "products" { return productMeasurements().forEach(show) }
        if arguments.count == 2, arguments[0] == "trials", let count = Int(arguments[1]) {
            if let milliseconds = try await emptyTrialMilliseconds(count) { print(milliseconds) }
            return
        }
        if arguments.count == 3, arguments[0] == "sums", let count = Int(arguments[1]), let rounds = Int(arguments[2]) {
            if let microseconds = try await sumMicroseconds(count, rounds: rounds) { print(microseconds) }
            return
        }
        if arguments.count == 2, let job = TableJob(rawValue: arguments[0]) {
            return print(try job.seconds(arguments[1]))
        }
        if arguments.count == 3, let rows = Int(arguments[1]), let columns = Int(arguments[2]) {
            return print(try epochSeconds(rows: rows, columns: columns))
        }
        if arguments.count == 4, let jobs = Int(arguments[3]) {
            return print(try await denseFoldSeconds(train: arguments[1], test: arguments[2], jobs: jobs))
        }
        if arguments.count == 3 {
            let chart = try JSONDecoder().decode(LineChart.self, from: Data(contentsOf: URL(filePath: arguments[1])))
            return try chart.draw(to: arguments[2])
        }
        for measurement in engineMeasurements() { show(measurement) }
    }

    private static func show(_ measurement: Measurement) {
        let (name, value, unit) = (measurement.name, measurement.median(), measurement.unit)
        print(#"{"name": "\#(name)", "value": \#(value), "unit": "\#(unit)"}"#)
    }
}
