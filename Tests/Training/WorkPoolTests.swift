import Arrays
import Synchronization
import TestSupport
import Testing
import Training

/// Pieces of work run with seeds of their own, in any number at a time, and give their results in order.
@Suite struct WorkPoolTests {
    @Test(arguments: [1, 2, 7]) func resultsAreInOrderAndDependOnSeedsAlone(jobs: Int) async throws {
        let results = try await WorkPool(jobs: jobs).run(Array(0..<20), seed: { RandomSeed(UInt64($0)) }) { piece in
            try await Task.sleep(for: .milliseconds(piece % 3))
            return "\(piece) \(RandomScope.nextSeed().value)"
        }
        let alone = (0..<20).map { piece in
            withRandomSeed(RandomSeed(UInt64(piece))) { "\(piece) \(RandomScope.nextSeed().value)" }
        }
        #expect(results == alone)
    }

    @Test func eachPieceIsToldOfWhenItIsDone() async throws {
        var told: [Int: Int] = [:]
        _ = try await WorkPool(jobs: 3).run([5, 6, 7], seed: { _ in 0 }) { index, result in
            told[index] = result
        } _: {
            $0 * 2
        }
        #expect(told == [0: 10, 1: 12, 2: 14])
    }

    /// No more run at a time than there are jobs, also where pieces have pieces of their own.
    @Test func aPoolWithinAPieceTakesTurns() async throws {
        let running = Atomic(0), most = Atomic(0)
        let sums = try await WorkPool(jobs: 2).run(Array(0..<4), seed: { _ in 1 }) { outer in
            let parts = try await WorkPool(jobs: 8).run(Array(0..<5), seed: { _ in 2 }) { inner in
                let now = running.add(1, ordering: .relaxed).newValue
                _ = most.max(now, ordering: .relaxed)
                try await Task.sleep(for: .milliseconds(2))
                running.subtract(1, ordering: .relaxed)
                return outer * inner
            }
            return parts.reduce(0, +)
        }
        #expect(sums == [0, 10, 20, 30])
        #expect(most.load(ordering: .relaxed) <= 2)
    }

    @Test func anErrorEndsTheOthers() async {
        struct Broken: Error {}
        let ended = Atomic(0)
        await #expect(throws: Broken.self) {
            try await WorkPool(jobs: 2).run(Array(0..<100), seed: { _ in 0 }) { piece in
                if piece == 3 { throw Broken() }
                try await Task.sleep(for: .milliseconds(1))
                ended.add(1, ordering: .relaxed)
                return piece
            }
        }
        #expect(ended.load(ordering: .relaxed) < 10)
    }

    @Test func aCancelledTaskStartsNothing() async {
        await #expect(throws: CancellationError.self) {
            try await inCancelledTask { try await WorkPool().run([1], seed: { _ in 0 }) { $0 } }
        }
    }

    @Test func someFoldsAreThoseOfTheWhole() async throws {
        let all = try await crossValidate(KFold(5, repeats: 2), rows: 40, seed: 3) {
            "\($0.index) \($0.seed.value) \($0.validation)"
        }
        let some = try await crossValidate(KFold(5, repeats: 2), rows: 40, seed: 3, only: [7, 0, 7]) {
            "\($0.index) \($0.seed.value) \($0.validation)"
        }
        #expect(some == [all[0], all[7]])
        await #expect(throws: TrainingError.self) {
            try await crossValidate(KFold(5), rows: 40, only: [5]) { $0.index }
        }
    }
}
