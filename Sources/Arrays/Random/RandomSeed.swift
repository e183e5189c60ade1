/// A seed, and the root of a tree of independent seeds.
///
/// ```swift
/// let seed: RandomSeed = 7
/// let layer = seed.derived(.initialization, 2)
/// ```
///
/// Deriving is a pure function: the numbers of one part of a program depend on its place in the tree, never on the
/// order or the thread in which the parts run.
public struct RandomSeed: Hashable, Sendable, ExpressibleByIntegerLiteral {
    /// The use of random numbers: streams of different purposes are independent.
    public enum Purpose: UInt32, Sendable {
        /// The initial values of parameters.
        case initialization = 1
        /// The order of examples in an epoch.
        case shuffling
        /// One fold of a cross-validation.
        case fold
        /// One use of a scope's default seed.
        case scope
        /// The elements dropped in an epoch.
        case dropout
        /// The trials of a random sweep.
        case sweep
        /// One member of an ensemble.
        case ensemble
        /// One way of splitting rows into folds.
        case split
        /// The permutations of permutation importance.
        case permutation
        /// One shard of a batch.
        case shard
    }

    /// The seed as a number.
    public let value: UInt64

    /// Makes a seed from a number.
    public init(_ value: UInt64) { self.value = value }

    /// Makes the seed written as a literal.
    public init(integerLiteral value: UInt64) { self.value = value }

    /// The seed for use number `index` of the given purpose.
    public func derived(_ purpose: Purpose, _ index: Int) -> RandomSeed {
        let words = philox.block(at: UInt64(bitPattern: Int64(index)), high: 0x5EED << 32 | UInt64(purpose.rawValue))
        return RandomSeed(UInt64(words[1]) << 32 | UInt64(words[0]))
    }

    /// The generator that this seed keys.
    var philox: Philox { Philox(key: value) }
}

extension RandomSeed: Codable {
    /// Reads a number.
    public init(from decoder: any Decoder) throws { value = try decoder.singleValueContainer().decode(UInt64.self) }

    /// Writes the number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}
