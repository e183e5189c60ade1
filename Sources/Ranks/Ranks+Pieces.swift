extension Ranks {
    /// Computes `count` pieces on all ranks; within a piece, a rank is alone.
    ///
    /// - Parameters:
    ///   - count: The number of pieces.
    ///   - wanted: The number of pieces that this rank computes at a time.
    ///   - done: Called on the first rank after each piece, with its index and result, in the order of completion.
    ///   - compute: Computes the result of a piece.
    /// - Throws: Errors of `done` and `compute`; `RankError` for those of other ranks.
    /// - Returns: On every rank, the results in the order of the pieces; nil for a process without others.
    package func results<Result: Codable & Sendable>(
        ofPieces count: Int, atATime wanted: Int, done: (Int, Result) async throws -> Void,
        _ compute: @escaping @Sendable (Int) async throws -> Result
    ) async throws -> [Result]? {
        let computeAlone = { @Sendable (index: Int) in
            try await Self.$current.withValue(.alone) { try await compute(index) }
        }
        switch role {
        case .alone: return nil
        case .first(let first):
            let results = try await first.results(ofPieces: count, atATime: wanted, done, computeAlone)
            try first.share(RankCoding.bytes(results))
            return results
        case .other(let other):
            return try await RankCoding.value(other.valueAfterPieces(atATime: wanted, computeAlone))
        }
    }
}

extension FirstRank {
    /// Computes pieces, and collects the results of the other ranks.
    fileprivate func results<Result: Codable & Sendable>(
        ofPieces count: Int, atATime wanted: Int, _ done: (Int, Result) async throws -> Void,
        _ compute: @escaping @Sendable (Int) async throws -> Result
    ) async throws -> [Result] {
        let (pieces, others) = try beginRound(count, wanted: wanted)
        defer { endRound() }
        return try await withThrowingTaskGroup(of: (index: Int, result: Result, isOwn: Bool)?.self) { group in
            var results = [Result?](repeating: nil, count: count), left = count
            func start(_ pieces: [Int]) {
                for index in pieces { group.addTask { (index, try await compute(index), true) } }
            }
            func listen() {
                group.addTask {
                    for try await (index, content) in others { return (index, try RankCoding.value(content), false) }
                    return nil
                }
            }
            start(pieces)
            listen()
            while left > 0, let event = try await group.next() {
                guard let (index, result, isOwn) = event else { throw CancellationError() }
                if isOwn { start(piecesAfterOne()) } else { listen() }
                results[index] = result
                left -= 1
                try await done(index, result)
            }
            group.cancelAll()
            return results.compactMap(\.self)
        }
    }
}

extension OtherRank {
    private enum Event<Result: Sendable>: Sendable {
        case message(RankMessage)
        case computed(index: Int, Result)
    }

    /// Computes the pieces that the first rank deals, until it sends a value.
    fileprivate func valueAfterPieces<Result: Codable & Sendable>(
        atATime wanted: Int, _ compute: @escaping @Sendable (Int) async throws -> Result
    ) async throws -> [UInt8] {
        let round = beginRound(wanted: wanted)
        return try await withThrowingTaskGroup(of: Event<Result>.self) { group in
            var waiting: [Int] = [], running = 0
            func listen() { group.addTask { .message(try await self.next()) } }
            listen()
            while let event = try await group.next() {
                switch event {
                case .message(let message) where message.kind == .value: return message.content
                case .message(let message):
                    waiting.append(message.index)
                    listen()
                case .computed(let index, let result):
                    running -= 1
                    send(.init(.result, round: round, index: index, content: try RankCoding.bytes(result)))
                }
                while running < wanted, !waiting.isEmpty {
                    let index = waiting.removeFirst()
                    running += 1
                    group.addTask { .computed(index: index, try await compute(index)) }
                }
            }
            throw RankError.ended
        }
    }
}
