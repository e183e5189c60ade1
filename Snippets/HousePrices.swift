// House prices without leaks: preprocessing is fitted on the training rows of each fold.
import TabularKit

let folder = try await DatasetHub().fetchAndExtract(.houseSample)
let train = try DataFrame(contentsOfCSV: folder.appending(path: "train.csv"))
let features = try train.dropping("Id", "SalePrice"), price = try NDArray(train["SalePrice", as: Float.self])
let preprocessor = Preprocessor(.standardize(), .fillMissing(0), .oneHot(missingIndicator: true))

let errors = try await crossValidate(KFold(5), rows: train.rowCount) { fold in
    let encoder = try preprocessor.fitted(to: features[rows: fold.training])
    let model = Linear(encoder.width, 1, seed: fold.seed)
    let trainer = Trainer(epochs: 100, batchSize: 64, loss: .meanSquaredError, optimizer: .adam(learningRate: 5))
    try trainer.fit(model, encoder(features[rows: fold.training]), price[rows: fold.training])
    return try logRMSE(model(encoder(features[rows: fold.validation])), price[rows: fold.validation])
}
print("log-RMSE by fold:", errors)
