import Arrays
import NN
import Training

/// A model of a table after training.
public final class FittedRegressor {
    /// The model: features to one number.
    let model: Linear

    /// Makes the untrained model for `width` features.
    init(width: Int, seed: RandomSeed) { model = Linear(width, 1, seed: seed) }

    /// The log-RMSE on the rows it may have been trained on; predictions below 1 count as 1.
    public func logRMSE(on tables: PreparedTables) -> Double {
        Training.logRMSE(predictions(for: tables.trainingFeatures), tables.targets)
    }

    /// The model's predictions, rows x 1.
    ///
    /// - Parameter features: Rows x features, prepared as those it was trained on.
    public func predictions(for features: NDArray<Float>) -> NDArray<Float> { model(features) }
}
