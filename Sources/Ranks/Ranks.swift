import Support

/// The processes, or ranks, of an MPI job: every one runs the same program, and they share its work.
///
/// ```swift
/// let report = try await withRanks { ranks in
///     let table = try await ranks.shared { try readTable() }       // read by the first rank alone
///     return try await crossValidate(KFold(5), rows: table.count) { fold in ... }
/// }
/// ```
///
/// Within `withRanks`, folds, trials and models of an ensemble are computed by all ranks, and every rank gets all
/// results: what each of them does next is the same. Every rank must begin the same work in the same order, one piece
/// of work after the other.
public struct Ranks: Sendable, CustomStringConvertible {
    /// The number of this rank, from 0.
    public let index: Int
    /// The number of ranks.
    public let count: Int
    let role: Role

    enum Role: Sendable {
        case alone
        case first(FirstRank)
        case other(OtherRank)
    }

    /// A process without others: what `withRanks` gives without a launcher.
    public static let alone = Ranks(index: 0, count: 1, role: .alone)

    /// The ranks that share the work of the present task.
    @TaskLocal package static var current = Ranks.alone
    /// The ranks of a program, of which a command shares only some of its work.
    @TaskLocal package static var ofProgram = Ranks.alone

    private init(index: Int, count: Int, role: Role) { (self.index, self.count, self.role) = (index, count, role) }

    /// Whether this is the first rank, which reads, writes and prints.
    public var isFirst: Bool { index == 0 }

    /// The number and the count: `rank 1 of 4`, numbered from 0.
    public var description: String { "rank \(index) of \(count)" }

    /// Whether the launcher of this process, if there is one, numbers it as the first.
    package static func isFirstOfLauncher(in environment: [String: String]) -> Bool {
        Launcher(environment).map { $0.rank == 0 } ?? true
    }
}

extension Ranks {
    /// Announces `work` to the other ranks of the program, and runs `body` with them.
    package static func withProgram<Result>(
        doing work: some Encodable, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
    ) async throws -> Result {
        if case .first(let first) = ofProgram.role { try first.share(RankCoding.bytes(work)) }
        return try await $current.withValue(ofProgram) { try await body() }
    }

    /// Waits for the next value that the first rank announces; nil on the first rank.
    package func announced<Value: Decodable>() async throws -> Value? {
        guard case .other(let other) = role else { return nil }
        return try await RankCoding.value(other.value())
    }

    /// Joins the job of a launcher; the first rank waits for the others.
    static func joined(_ launcher: Launcher, _ host: RankHost) async throws -> Ranks {
        if launcher.rank == 0 {
            let first = try await RankConnection.opened(launcher) { FirstRank($0) }
            let ranks = Ranks(index: 0, count: first.count, role: .first(first))
            do {
                try await first.meet(host)
            } catch {
                await ranks.leave(after: error)
                throw error
            }
            return ranks
        }
        let other = try await RankConnection.opened(launcher) { OtherRank($0) }
        try other.meet(host)
        return Ranks(index: other.index, count: other.count, role: .other(other))
    }

    /// Leaves the job with the other ranks, after an error or at the end.
    func leave(after error: (any Error)?) async {
        switch role {
        case .alone: break
        case .first(let first): await first.leave(after: error)
        case .other(let other): await other.leave(after: error)
        }
    }

    /// The value of `body`, which the first rank alone computes, on every rank.
    ///
    /// - Throws: On the first rank, the error of `body`; on the others `RankError.ended` then.
    public func shared<Value: Codable & Sendable>(_ body: () async throws -> Value) async throws -> Value {
        switch role {
        case .alone: return try await body()
        case .first(let first):
            let value = try await body()
            try first.share(RankCoding.bytes(value))
            return value
        case .other(let other): return try await RankCoding.value(other.value())
        }
    }

    /// The bytes of `body`, which the first rank alone reads, on every rank; throws as above.
    package func sharedBytes(_ body: () async throws -> [UInt8]) async throws -> [UInt8] {
        switch role {
        case .alone: return try await body()
        case .first(let first):
            let bytes = try await body()
            try first.share(bytes)
            return bytes
        case .other(let other): return try await other.value()
        }
    }

    /// Replaces `numbers` by the sums over all ranks, a power of two of them; every rank calls this with an array of the
    /// same length, waits, and gets the same sums bit for bit.
    ///
    /// - Throws: `RankError` if another rank fails or ends.
    package func sum(_ numbers: inout [Float]) throws(RankError) {
        switch role {
        case .alone: break
        case .first(let first): try first.sum(&numbers)
        case .other(let other): try other.sum(&numbers)
        }
    }
}
