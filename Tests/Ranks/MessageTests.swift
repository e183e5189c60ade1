import Testing

@testable import Ranks

/// What travels between ranks arrives as it was sent.
@Suite struct MessageTests {
    @Test(arguments: [[], [7], Array(repeating: 255, count: 1000)] as [[UInt8]])
    func aMessageIsItsBytes(content: [UInt8]) throws {
        let sent = RankMessage(.result, round: 1 << 40, index: -1, content: content)
        let received = try #require(RankMessage(sent.bytes))
        #expect(received.kind == .result && received.round == 1 << 40 && received.index == -1)
        #expect(received.content == content)
        #expect(RankMessage(Array(sent.bytes.dropLast())) == nil, "a part is no message")
        #expect(RankMessage([99] + sent.bytes.dropFirst()) == nil, "there is no such kind")
    }

    @Test func numbersKeepTheirBits() throws {
        let doubles = [0.1, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, 1 / 3, .greatestFiniteMagnitude]
        let floats = doubles.map { Float($0) } + [.pi, .leastNonzeroMagnitude, 16_777_215]
        let received: [Double] = try RankCoding.value(RankCoding.bytes(doubles))
        let receivedFloats: [Float] = try RankCoding.value(RankCoding.bytes(floats))
        #expect(received.map(\.bitPattern) == doubles.map(\.bitPattern))
        #expect(receivedFloats.map(\.bitPattern) == floats.map(\.bitPattern))
        let notNumbers: [Double] = try RankCoding.value(RankCoding.bytes([Double.nan]))
        #expect(notNumbers[0].isNaN)
    }

    /// A value reaches every rank once, in few steps.
    @Test(arguments: 1...40) func aValueReachesEachRankOnce(count: Int) {
        var reached = [0], steps = 0, latest = [0]
        while !latest.isEmpty {
            latest = latest.flatMap { treeBranches(of: $0, count: count) }
            reached += latest
            steps += latest.isEmpty ? 0 : 1
        }
        #expect(reached.sorted() == Array(0..<count))
        #expect(1 << steps <= 2 * count)
    }
}
