import ArgumentParser
import NN
import Optimizers
import Training

extension HyperparameterChanges {
    /// Throws for a change that has no effect on `all`, the hyperparameters with the changes applied.
    package func checkEffect(on all: Hyperparameters) throws {
        let (network, training) = (all.network, all.training), dropout = dropout ?? []
        if dropout.count > network.hidden.count, dropout.contains(where: { $0 > 0 }) {
            throw ValidationError(
                "--dropout has more probabilities (\(dropout.count)) than there are hidden layers "
                    + "(\(network.hidden.count)): give as many widths to --hidden.")
        }
        if activation != nil, network.hidden.isEmpty {
            throw ValidationError("--activation is for hidden layers, and there are none: add --hidden.")
        }
        if let momentum, momentum > 0, training.optimizer != .sgd {
            throw ValidationError(
                "--momentum is for sgd, and the optimizer is \(training.optimizer.rawValue): add --optimizer sgd.")
        }
    }
}
