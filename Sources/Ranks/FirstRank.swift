import Support
import Synchronization

/// The first rank of a job, which deals the pieces and collects the results.
final class FirstRank: RankReceiver {
    private let connection: RankConnection
    private let state: Mutex<State>
    private let hosts: AsyncThrowingStream<RankHost, any Error>
    private let foundHost: AsyncThrowingStream<RankHost, any Error>.Continuation

    /// The result of a piece that another rank computed.
    typealias Result = (index: Int, content: [UInt8])

    private struct State {
        var round = 0
        var dealer: PieceDealer?
        var results: AsyncThrowingStream<Result, any Error>.Continuation?
        /// Requests for the next round, of ranks that are faster than this one.
        var early: [(rank: Int, wanted: Int)] = []
        var failure: RankError?
        /// The ranks that have not ended.
        var present: Set<Int>
    }

    var count: Int { connection.count }

    init(_ connection: RankConnection) {
        self.connection = connection
        state = Mutex(State(present: Set(1..<connection.count)))
        (hosts, foundHost) = AsyncThrowingStream.makeStream()
    }

    /// Waits for all ranks; throws if the host of one has another version or kernel than this one.
    func meet(_ host: RankHost) async throws {
        var hosts = hosts.makeAsyncIterator()
        for _ in 1..<count {
            guard let other = try await hosts.next() else { throw CancellationError() }
            guard other.version == host.version, other.kernel == host.kernel else {
                throw RankError.differentHosts(first: host, other: other)
            }
        }
    }

    /// Gives all ranks the value that they wait for.
    func share(_ content: [UInt8]) throws {
        try state.withLock { if let failure = $0.failure { throw failure } }
        send(.init(.value, content: content))
    }

    /// Replaces `numbers` by the sums over all ranks.
    func sum(_ numbers: inout [Float]) throws(RankError) {
        do {
            try connection.sum(&numbers)
        } catch {
            throw state.withLock { $0.failure } ?? error
        }
    }

    /// Tells all ranks that the job ends, and leaves it when they do.
    func leave(after error: (any Error)?) async {
        connection.endSums()
        if error != nil { connection.limit(to: leaveLimit) }
        send(.init(.end))
        await connection.ended()
    }

    private func send(_ message: RankMessage) { connection.send(message, to: treeBranches(of: 0, count: count)) }

    func receive(_ message: RankMessage, from rank: Int) {
        switch message.kind {
        case .host: if let host: RankHost = try? RankCoding.value(message.content) { foundHost.yield(host) }
        case .request: deal(message, to: rank)
        case .result: collect(message, from: rank)
        case .failure: if let failure: RankFailure = try? RankCoding.value(message.content) { fail(.failed(failure)) }
        case .farewell:
            let isLast = state.withLock { state in
                state.present.remove(rank)
                return state.present.isEmpty
            }
            if isLast { connection.close() }
        case .piece, .value, .end: break
        }
    }

    func fail(_ error: RankError) {
        foundHost.finish(throwing: error)
        state.withLock { state in
            state.failure = state.failure ?? error
            state.results?.finish(throwing: error)
        }
        connection.endSums()
    }
}

extension FirstRank {
    /// Begins the next round of `count` pieces, of which this rank takes `wanted` at a time.
    ///
    /// - Returns: The pieces for this rank, and the results of the others as they come.
    func beginRound(
        _ count: Int, wanted: Int
    ) throws -> (pieces: [Int], results: AsyncThrowingStream<Result, any Error>) {
        try state.withLock { state in
            if let failure = state.failure { throw failure }
            let (results, continuation) = AsyncThrowingStream<Result, any Error>.makeStream()
            var dealer = PieceDealer(count, ranks: self.count, wanted: wanted)
            let pieces = dealer.pieces(for: 0, wanting: wanted)
            for (rank, wanted) in state.early { send(dealer.pieces(for: rank, wanting: wanted), to: rank, state.round) }
            (state.dealer, state.results, state.early) = (dealer, continuation, [])
            return (pieces, results)
        }
    }

    /// The pieces that this rank gets for one that it has computed.
    func piecesAfterOne() -> [Int] { state.withLock { $0.dealer?.piecesAfterOne(of: 0) ?? [] } }

    /// Ends the round: no more results come.
    func endRound() {
        state.withLock { state in
            state.results?.finish()
            (state.dealer, state.results, state.round) = (nil, nil, state.round + 1)
        }
    }

    private func deal(_ message: RankMessage, to rank: Int) {
        state.withLock { state in
            // A rank that is late asks for pieces of a round that is over.
            guard message.round == state.round else { return }
            guard var dealer = state.dealer else { return state.early.append((rank, message.index)) }
            send(dealer.pieces(for: rank, wanting: message.index), to: rank, state.round)
            state.dealer = dealer
        }
    }

    private func collect(_ message: RankMessage, from rank: Int) {
        state.withLock { state in
            guard message.round == state.round, var dealer = state.dealer else { return }
            send(dealer.piecesAfterOne(of: rank), to: rank, state.round)
            state.dealer = dealer
            state.results?.yield((message.index, message.content))
        }
    }

    private func send(_ pieces: [Int], to rank: Int, _ round: Int) {
        for piece in pieces { connection.send(.init(.piece, round: round, index: piece), to: [rank]) }
    }
}
