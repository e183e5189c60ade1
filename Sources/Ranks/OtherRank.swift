import Support
import Synchronization

/// A rank other than the first: it computes pieces that the first one deals.
final class OtherRank: RankReceiver {
    private let connection: RankConnection
    private let messages: AsyncThrowingStream<RankMessage, any Error>
    private let received: AsyncThrowingStream<RankMessage, any Error>.Continuation
    private let round = Mutex(0)

    var index: Int { connection.rank }
    var count: Int { connection.count }

    init(_ connection: RankConnection) {
        self.connection = connection
        (messages, received) = AsyncThrowingStream.makeStream()
    }

    /// Introduces this rank to the first one.
    func meet(_ host: RankHost) throws { send(.init(.host, content: try RankCoding.bytes(host))) }

    /// Waits for the next value that all ranks have in common.
    func value() async throws -> [UInt8] {
        while true {
            let message = try await next()
            if message.kind == .value { return message.content }
        }
    }

    /// Waits for a piece or a value. Throws `RankError.ended` when the first rank ends.
    func next() async throws -> RankMessage {
        for try await message in messages { return message }
        throw Task.isCancelled ? CancellationError() : RankError.ended as any Error
    }

    /// Replaces `numbers` by the sums over all ranks.
    func sum(_ numbers: inout [Float]) throws(RankError) { try connection.sum(&numbers) }

    /// Begins the next round, of which this rank takes `wanted` pieces at a time; returns its number.
    func beginRound(wanted: Int) -> Int {
        let number = round.withLock { round in
            defer { round += 1 }
            return round
        }
        send(.init(.request, round: number, index: wanted))
        return number
    }

    func send(_ message: RankMessage) { connection.send(message, to: [0]) }

    /// Tells the first rank of a failure, if there is one, and leaves the job when the first rank ends.
    func leave(after error: (any Error)?) async {
        if let error, error as? RankError != .ended {
            if error is CancellationError { connection.limit(to: leaveLimit) }
            if let content = try? RankCoding.bytes(RankFailure(error, rank: index)) {
                send(.init(.failure, content: content))
            }
        }
        await connection.ended()
    }

    func receive(_ message: RankMessage, from rank: Int) {
        switch message.kind {
        case .piece: received.yield(message)
        case .value:
            connection.send(message, to: treeBranches(of: index, count: count))
            received.yield(message)
        case .end:
            connection.endSums()
            connection.send(message, to: treeBranches(of: index, count: count))
            send(.init(.farewell))
            connection.close()
            received.finish(throwing: RankError.ended)
        case .host, .request, .result, .failure, .farewell: break
        }
    }

    func fail(_ error: RankError) { received.finish(throwing: error) }
}

/// The time in which the ranks of a job that failed leave it: one of them may be gone.
let leaveLimit = Duration.seconds(2)

/// The ranks to which a rank passes what comes from the first one, so that it reaches all of `count` ranks in as many
/// steps as `count` has binary digits.
func treeBranches(of rank: Int, count: Int) -> [Int] {
    let digits = Int.bitWidth - rank.leadingZeroBitCount
    return (digits..<Int.bitWidth - 1).lazy.map { rank + 1 << $0 }.prefix { $0 < count }.map(\.self)
}
