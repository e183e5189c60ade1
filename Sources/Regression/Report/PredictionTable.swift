import Tabular

extension CrossValidationReport {
    /// The out-of-fold predictions as a table: identifier, target, and `predicted_TARGET`.
    ///
    /// Without an identifier there is the number of the row in its table, from 1, as `row`. A `_` is appended to a name that is taken.
    public func predictionTable(of table: RegressionTable) throws -> DataFrame {
        let target = table.targetName
        let identifier =
            table.identifiers.map { ($0.name, $0.training) }
            ?? (freeName("row", besides: [target]), Column(table.rowNumbers))
        let prediction = freeName("predicted_\(target)", besides: [target, identifier.0])
        return try DataFrame([
            identifier.0: identifier.1, target: table.targetColumn,
            prediction: Column(brieflySpelled: outOfFoldPredictions),
        ])
    }
}

/// `name`, with `_` appended until it is none of `taken`.
func freeName(_ name: String, besides taken: [String]) -> String {
    taken.contains(name) ? freeName(name + "_", besides: taken) : name
}

extension Column {
    /// Predictions with the shortest spelling as `Float`: 208500.1, not 208500.09375.
    init(brieflySpelled predictions: [Float]) {
        self.init(predictions.map { Double($0.description) ?? Double($0) })
    }
}
