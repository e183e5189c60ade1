import ArgumentParser
import Training

/// The default hyperparameters of a program, for its help.
package protocol UsualSettings {
    static var hyperparameters: Hyperparameters { get }
    /// The word before each in the help: `default`, or the name of the preset that has them.
    static var owner: String { get }
}

extension UsualSettings {
    /// A default in the help: `(default: 100)`.
    package static func note(_ value: some ExpressibleByArgument) -> String {
        let text = value.defaultValueDescription
        // 5 for 5.0.
        return "(\(owner): \(text.hasSuffix(".0") ? String(text.dropLast(2)) : text))"
    }

    static func note(_ path: KeyPath<Hyperparameters, some ExpressibleByArgument>) -> String {
        note(hyperparameters[keyPath: path])
    }

    static func note<Number>(_ path: KeyPath<Hyperparameters, [Number]>) -> String
    where Number: ExpressibleByArgument & Sendable {
        note(ValueList(hyperparameters[keyPath: path]))
    }
}
