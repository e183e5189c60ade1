import Foundation
import TestSupport
import Testing

@testable import Arrays

@Suite struct RandomTests {
    struct KnownBlock: Decodable {
        let key, counter, words: [UInt32]
    }

    @Test func philoxGivesTheKnownAnswers() throws {
        let blocks = try decodeFixture("expected/philox.json", as: [KnownBlock].self)
        #expect(blocks.count == 32)
        for known in blocks {
            func number(_ words: ArraySlice<UInt32>) -> UInt64 { words.reversed().reduce(0) { $0 << 32 | UInt64($1) } }
            let words = Philox(key: number(known.key[...])).block(
                at: number(known.counter[..<2]), high: number(known.counter[2...]))
            #expect(words == SIMD4(known.words), "key \(known.key), counter \(known.counter)")
        }
    }

    @Test func aStreamDependsOnItsSeedAlone() {
        var first = RandomStream(seed: 7)
        var second = RandomStream(seed: 7)
        var other = RandomStream(seed: 8)
        let numbers = (0..<100).map { _ in first.next() }
        #expect(numbers == (0..<100).map { _ in second.next() })
        #expect(numbers != (0..<100).map { _ in other.next() })
        #expect(Set(numbers).count == 100)
    }

    /// Many words at once are the same as one by one, wherever in a block they begin and end.
    @Test func wordsComeInOneOrder() {
        for before in 0..<5 {
            for count in [0, 1, 2, 3, 4, 5, 63, 64, 65, 66, 67, 130, 1001] {
                var (single, bulk) = (RandomStream(seed: 5), RandomStream(seed: 5))
                for _ in 0..<before { #expect(single.nextWord() == bulk.nextWord()) }
                #expect(
                    Array(bulk.words(count)) == (0..<count).map { _ in single.nextWord() }, "\(count) after \(before)")
                #expect(bulk.next() == single.next())
            }
        }
    }

    /// Many normal numbers at once are the same as one by one, with and without one that was left over.
    @Test func normalNumbersComeInOneOrder() {
        for before in 0..<3 {
            for count in [0, 1, 2, 3, 4, 33, 1000] {
                var (single, bulk) = (RandomStream(seed: 5), RandomStream(seed: 5))
                for _ in 0..<before { #expect(single.normal() == bulk.normal()) }
                let numbers = NDArray<Float>.normal([count], using: &bulk)
                #expect(Array(numbers.scalars) == (0..<count).map { _ in single.normal() }, "\(count) after \(before)")
                #expect(bulk.normal() == single.normal())
            }
        }
    }

    /// As the standard library of C computes them in double precision.
    @Test func normalNumbersAreThoseOfBoxAndMuller() {
        var (stream, words) = (RandomStream(seed: 11), RandomStream(seed: 11))
        for _ in 0..<10_000 {
            let radius = (-2 * log((Double(words.nextWord()) + 1) * 0x1p-32)).squareRoot()
            let angle = 2 * Double.pi * Double(words.nextWord()) * 0x1p-32
            #expect(abs(Double(stream.normal()) - radius * cos(angle)) <= 0x1p-24 * radius)
            #expect(abs(Double(stream.normal()) - radius * sin(angle)) <= 0x1p-24 * radius)
        }
    }

    @Test func derivedSeedsAllDiffer() {
        let purposes: [RandomSeed.Purpose] = [.initialization, .shuffling, .fold, .scope, .dropout, .sweep]
        let seeds = (0..<3).flatMap { root in
            purposes.flatMap { purpose in (0..<50).map { RandomSeed(UInt64(root)).derived(purpose, $0) } }
        }
        #expect(Set(seeds).count == seeds.count)
    }

    @Test func uniformNumbersFillTheirRange() {
        var stream = RandomStream(seed: 1)
        let numbers = NDArray<Float>.uniform([10_000], from: -2, to: 4, using: &stream)
        #expect(numbers.scalars.allSatisfy { $0 >= -2 && $0 < 4 })
        #expect(abs(numbers.mean() - 1) < 0.1)
        #expect(abs((numbers - numbers.mean()).norm() / 100 - 6 / Float(12).squareRoot()) < 0.05)
    }

    @Test func normalNumbersHaveTheirMoments() {
        var stream = RandomStream(seed: 1)
        let numbers = NDArray<Float>.normal([20_001], mean: 3, deviation: 2, using: &stream)
        let centred = (numbers - 3) / 2
        #expect(abs(centred.mean()) < 0.03)
        #expect(abs(centred.meanOfSquares() - 1) < 0.05)
        #expect(abs((centred * centred * centred).mean()) < 0.1)
        #expect(abs((centred * centred).meanOfSquares() - 3) < 0.3)
    }

    @Test(arguments: [1, 2, 3, 7, 1000])
    func integersCoverTheirRange(bound: Int) {
        var stream = RandomStream(seed: 3)
        let numbers = (0..<bound * 20).map { _ in stream.integer(below: bound) }
        #expect(Set(numbers) == Set(0..<bound))
    }

    @Test func shufflesEachOrderEquallyOften() {
        var stream = RandomStream(seed: 2)
        var counts: [[Int]: Int] = [:]
        for _ in 0..<6000 {
            var order = [0, 1, 2]
            stream.shuffle(&order)
            counts[order, default: 0] += 1
        }
        #expect(counts.count == 6)
        #expect(counts.values.allSatisfy { (850...1150).contains($0) })
    }

    @Test func aScopeRepeatsItsNumbers() {
        let first = withRandomSeed(5) { [RandomScope.nextSeed(), RandomScope.nextSeed()] }
        let second = withRandomSeed(5) { [RandomScope.nextSeed(), RandomScope.nextSeed()] }
        #expect(first == second)
        #expect(first[0] != first[1])
        #expect(withRandomSeed(6) { RandomScope.nextSeed() } != first[0])
    }
}
