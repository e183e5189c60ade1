import ArgumentParser
import CommandSupport
import Datasets
import TableCommands

/// The commands for tables, for any table.
@main
struct TabularKitProgram: TableProgram {
    static let name = "tabularkit"
    static let dataset: HousePrices.Source? = nil
    static let configuration = makeConfiguration(
        "Tabular regression from a file to predictions.",
        examples: [
            "inspect my.csv", "kfold --train my.csv --target price",
            "submit --train my.csv --target price --save model",
            "predict --model model --input rows.csv > predictions.csv",
        ])
}
