/// Tabular regression from a download to a submission: one import for all of the libraries.
///
/// The parts in the order of the data: `DataHub` and `Datasets` fetch files. `Tabular` reads and prepares tables.
/// `Arrays`, `Autograd`, `NN`, `Optimizers` and `Training` are the engine. `Regression` and `Classification` are whole
/// jobs. `Plots` draws curves.
@_exported import Arrays
@_exported import Autograd
@_exported import Classification
@_exported import DataHub
@_exported import Datasets
@_exported import Errors
@_exported import NN
@_exported import Optimizers
@_exported import Plots
@_exported import Ranks
@_exported import Regression
@_exported import Serialization
@_exported import Tabular
@_exported import Training
