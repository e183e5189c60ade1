// Cross-validation of any table: the error beside the mean's, and permutation importance.
import TabularKit

let rows = (0..<300).map { row in
    let (area, quarter, noise) = (30 + row * 37 % 90, row % 3, row * 53 % 41)
    return "\(area),\(["north", "south", "east"][quarter]),\(10 * area + 150 * quarter + noise)"
}
let flats = try DataFrame(csv: (["area,quarter,rent"] + rows).joined(separator: "\n"))
let table = try RegressionTable(training: flats, target: "rent")
let regressor = TabularRegressor(.general, for: table, metric: .mae)
let report = try await regressor.crossValidated(on: table, splitter: KFold(5, shuffled: true), importance: true)
print("MAE of the mean:", try table.meanScore(.mae).rounded())
print("MAE of the model:", (report.mean.valid * 10).rounded() / 10)
for importance in report.importances { print("without \(importance.column): +\(importance.mean.rounded())") }
