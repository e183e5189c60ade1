import ArgumentParser
import CommandSupport

/// A command whose record repeats it.
protocol RepeatableCommand: ParsableCommand {
    /// How it learns.
    var model: RecipeOptions { get }
    /// What it learns from.
    var data: TableOptions { get }
    /// Where registered data come from.
    var hub: HubOptions { get }
    /// What it is asked to repeat.
    var repetition: RepetitionOptions { get set }
    /// Where its own record goes.
    var record: RecordOptions { get set }
    /// The flags, each with a value, that name files it writes: a repeated run writes only those that it is given.
    static var outputFlags: Set<String> { get }
}

extension RepeatableCommand {
    /// Throws if a file that is to be written is one that is read, or is written twice. The record alone may take the place of
    /// the one that is repeated, which has been read by then.
    func requireDistinctFiles(outputs: [(flag: String, path: String?)]) throws {
        try requireDistinct(outputs: outputs + [record.output], inputs: [data.train, data.test])
        try requireDistinct(outputs: outputs, inputs: [repetition.config])
    }
}
