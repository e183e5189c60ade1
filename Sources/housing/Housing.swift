import ArgumentParser
import CommandSupport
import Datasets
import TableCommands

/// The commands for tables, with the house prices as their data.
@main
struct Housing: TableProgram {
    static let name = "housing"
    static let dataset: HousePrices.Source? = .kaggle
    static let configuration = makeConfiguration(
        "Tabular regression from a download to a submission.", examples: ["kfold --dataset sample"])
}
