// A linear model trained on a file that may be larger than memory: statistics and batches come from one table after the other.
import Foundation
import TabularKit

let sample = try await DatasetHub().fetchAndExtract(.houseSample).appending(path: "train.csv")
let url = CommandLine.arguments.count > 1 ? URL(filePath: CommandLine.arguments[1]) : sample
let tables = try CSVTables(contentsOf: url, tableSize: 1 << 17)
let preprocessor = Preprocessor(.standardize(), .fillMissing(0), .oneHot())
let encoder = try preprocessor.fitted(to: tables.dropping("Id", "SalePrice"))
let model = Linear(encoder.width, 1, seed: 0), optimizer = Adam(model.parameters, learningRate: 5)

for epoch in 1...60 {
    var errors: [Float] = []
    try tables.forEach { table in
        let x = try encoder(table.dropping("Id", "SalePrice"))
        let y = try NDArray(table["SalePrice", as: Float.self]).reshaped(to: -1, 1)
        for start in stride(from: 0, to: table.rowCount, by: 64) {
            let rows = start..<min(start + 64, table.rowCount)
            optimizer.zeroGradients()
            meanSquaredError(model(Tensor(x[rows: rows])), Tensor(y[rows: rows])).backward()
            optimizer.step()
        }
        errors.append(Float(logRMSE(model(x), y)))
    }
    let mean = errors.reduce(0, +) / Float(errors.count)
    if epoch % 20 == 0 { print("epoch \(epoch): log-RMSE of \(errors.count) tables", (mean * 1e3).rounded() / 1e3) }
}
