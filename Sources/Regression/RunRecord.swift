import Arrays

/// The file `run.json`: everything that tells how a run came to its numbers.
public struct RunRecord<Result: Encodable>: Encodable {
    /// The version of the program.
    public let version: String
    /// The command as it was given.
    public let arguments: [String]
    /// The kernel of the matrix products; with it, the build and the seed the numbers are equal bit for bit.
    public let kernel: String
    /// How many folds ran at a time.
    public let threads: Int
    /// The names of the features, in order.
    public let columns: [String]
    /// What the run gave.
    public let result: Result
}
