// A custom recipe: two models, bounds, and a robust loss.
import TabularKit

let rows = (0..<400).map { "\(1600 + $0 * 53 % 3500),\(70 + $0 % 13),\(46 - ($0 * 53 % 3500) / 140 + $0 % 13)" }
let cars = try DataFrame(csv: (["weight,year,mpg"] + rows).joined(separator: "\n"))
let table = try RegressionTable(training: cars, target: "mpg")

var recipe = RegressionPreset.general.recipe(for: .rmse, rows: table.targets.count)
let first = WideAndDeepFamily(rows: table.targets.count)
var second = first
second.features = .steps(count: 16)
(recipe.models, recipe.selection) = ([first, second], nil)
recipe.loss = .huber
recipe.boundingQuantile = 0.01

let regressor = TabularRegressor(recipe, metric: .rmse, seed: 1)
let report = try await regressor.crossValidated(on: table, splitter: KFold(4, shuffled: true))
for fold in report.folds { print("fold \(fold.fold): RMSE", (fold.scores.valid * 10).rounded() / 10) }
print("mean:", (report.mean.valid * 10).rounded() / 10)
