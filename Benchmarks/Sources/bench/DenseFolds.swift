import Foundation
import TabularKit

/// The seconds of the book's cross-validation on house prices with dense features, which `housing kfold` keeps as codes: 100
/// epochs of Adam, and log-RMSE on both sides after each. Reading and preparing the tables is not among them.
func denseFoldSeconds(train: String, test: String, jobs: Int) async throws -> Double {
    let train = try DataFrame(contentsOfCSV: URL(filePath: train)).dropping("Id")
    let test = try DataFrame(contentsOfCSV: URL(filePath: test)).dropping("Id")
    let prices = try NDArray(train["SalePrice", as: Float.self]).reshaped(to: [train.rowCount, 1])
    let logPrices = prices.log()
    let table = try train.dropping("SalePrice")
    let preprocessor = Preprocessor(.standardize(), .fillMissing(0), .oneHot(missingIndicator: true))
    let features = try preprocessor.fitted(to: table.appending(test))(table)
    let clock = ContinuousClock(), start = clock.now
    _ = try await crossValidate(KFold(5), rows: train.rowCount, jobs: jobs) { fold in
        let model = Linear(features.shape[1], 1, seed: fold.seed)
        let trainer = Trainer(
            epochs: 100, batchSize: 64, loss: .meanSquaredError, optimizer: .adam(learningRate: 5), seed: fold.seed)
        let examples = Examples(features: features, targets: prices, rows: fold.training)
        return try trainer.fit(
            model, examples,
            callbacks: [
                AfterEpoch { run in
                    let predictions = withoutGradients { model(Tensor(features)).value }
                    let logarithms = predictions.clamped(to: 1...Float.infinity).log()
                    for (side, rows) in [("train", fold.training), ("valid", fold.validation)] {
                        run.record(side, rootMeanSquaredError(logarithms, logPrices, rows: rows))
                    }
                }
            ])["valid"].last ?? .nan
    }
    return start.duration(to: clock.now) / .seconds(1)
}
