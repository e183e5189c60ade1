// Any table: how well its rows are predicted, against the mean, and what each column is worth.
import TabularKit

let rows = (0..<300).map { row in
    "\(30 + row * 37 % 90),\(["north", "south", "east"][row % 3]),\(10 * (30 + row * 37 % 90) + 150 * (row % 3))"
}
let flats = try DataFrame(csv: (["area,quarter,rent"] + rows).joined(separator: "\n"))
let table = try RegressionTable(training: flats, target: "rent")
let regressor = TabularRegressor(.general, for: table, metric: .mae)
let report = try await regressor.crossValidated(on: table, splitter: KFold(5, shuffled: true), extras: .importance)
print("better than the mean:", try report.mean.valid < table.meanScore(.mae))
print("by worth:", report.importances.map(\.column))
