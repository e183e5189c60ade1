// A model of any table, kept in a folder and used again.
import Foundation
import TabularKit

let diamonds = try DataFrame(
    csv: (["carat,cut,price"]
        + (1...200).map { "\(Double($0) / 100),\($0 % 4 == 0 ? "Ideal" : "Good"),\($0 * $0 + 300)" })
        .joined(separator: "\n"))
let table = try RegressionTable(training: diamonds, target: "price")
let fitted = try await TabularRegressor(.general, for: table, metric: .logRMSE).fitted(to: table)

let folder = FileManager.default.temporaryDirectory.appending(path: "diamonds-\(UUID())")
let provenance = ModelProvenance(
    version: "1", files: [], seed: 0, metric: .logRMSE, identifier: nil)
try SavedRegressor(fitted, provenance: provenance).write(to: folder)
let saved = try SavedRegressor(contentsOf: folder).regressor
try FileManager.default.removeItem(at: folder)
let stone = try DataFrame(csv: "carat,cut\n1.5,Fair\n")
print("prediction:", try fitted.predictions(for: stone).scalars.map { $0.rounded() })
print("saved and loaded:", try saved.predictions(for: stone).scalars.map { $0.rounded() })
print("warnings:", try saved.warnings(for: stone).map(\.column))
