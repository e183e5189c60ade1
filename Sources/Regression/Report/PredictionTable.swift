import Tabular

extension CrossValidationReport {
    /// The out-of-fold predictions as a table: identifier, target, `predicted_TARGET`, and the fold in which each row was
    /// validated, as `fold`; with repetitions, as `fold_1`, `fold_2` and so on.
    ///
    /// Without an identifier there is the number of the row in its table, from 1, as `row`. A `_` is appended to a name
    /// that is taken.
    public func predictionTable(of table: RegressionTable) throws -> DataFrame {
        let target = table.targetName
        let identifier =
            table.identifiers.flatMap { identifiers in identifiers.training.map { (identifiers.name, $0) } }
            ?? (freeName("row", besides: [target]), Column(table.rowNumbers))
        let prediction = freeName("predicted_\(target)", besides: [target, identifier.0])
        var result = try DataFrame([
            identifier.0: identifier.1, target: table.targetColumn,
            prediction: Column(brieflySpelled: outOfFoldPredictions),
        ])
        let repetitions = folds.last?.repetition ?? 1
        for repetition in 1...repetitions {
            let name = repetitions == 1 ? "fold" : "fold_\(repetition)"
            try result.set(freeName(name, besides: result.columnNames), to: foldNumbers(of: repetition))
        }
        return result
    }

    /// The fold of each row in a repetition; missing for a row of no validation set.
    private func foldNumbers(of repetition: Int) -> Column {
        var numbers = [Int?](repeating: nil, count: rowCount)
        for fold in folds where fold.repetition == repetition {
            for row in fold.rows { numbers[row] = fold.fold }
        }
        return Column(numbers)
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
