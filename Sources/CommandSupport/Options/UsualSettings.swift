import ArgumentParser
import Training

/// The hyper-parameters of a program where no flag gives others: what its help tells as the defaults.
package protocol UsualSettings {
    /// All of them.
    static var hyperparameters: Hyperparameters { get }
    /// What the help says in front of each: nothing if they are the only ones, else whose they are.
    static var owner: String { get }
}

extension UsualSettings {
    /// A default as the help has it: `(default: 100)`.
    package static func note(_ value: some ExpressibleByArgument) -> String {
        let text = value.defaultValueDescription
        // As one types it: 5 for 5.0.
        return "(default: \(owner)\(text.hasSuffix(".0") ? String(text.dropLast(2)) : text))"
    }

    static func note(_ path: KeyPath<Hyperparameters, some ExpressibleByArgument>) -> String {
        note(hyperparameters[keyPath: path])
    }

    static func note<Number>(_ path: KeyPath<Hyperparameters, [Number]>) -> String
    where Number: LosslessStringConvertible & Sendable {
        note(NumberList(hyperparameters[keyPath: path]))
    }
}
