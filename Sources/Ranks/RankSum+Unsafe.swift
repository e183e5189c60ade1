import CMPI
import Dispatch
import Support
import Synchronization

/// An array that all ranks add up: one thread waits for the sums, that of the connection exchanges numbers.
final class RankSum: @unchecked Sendable {
    private let numbers: UnsafeMutableBufferPointer<Float>
    private let ended = DispatchSemaphore(value: 0)
    private var error: RankError?

    /// Replaces `numbers` by the sums, which the thread that `start` gives the work to computes.
    static func replace(_ numbers: inout [Float], _ start: (RankSum) throws(RankError) -> Void) throws(RankError) {
        do {
            try numbers.withUnsafeMutableBufferPointer { numbers throws(RankError) in
                let sum = RankSum(numbers)
                try start(sum)
                sum.ended.wait()
                if let error = sum.error { throw error }
            }
        } catch {
            // The library may still use the memory, which an array that is kept shares.
            abandoned.withLock { $0.append(numbers) }
            throw error
        }
    }

    private static let abandoned = Mutex<[[Float]]>([])

    private init(_ numbers: UnsafeMutableBufferPointer<Float>) { self.numbers = numbers }

    /// Ends the wait.
    func end(after error: RankError? = nil) {
        self.error = error
        ended.signal()
    }

    /// The library counts bytes in 32 bits.
    private static let partLimit = 1 << 24

    /// Exchanges numbers with the other ranks until all are added up, or `goesOn`, which is called again and again, says
    /// that the job ends; returns whether they are.
    func exchange(
        rank: Int, ranks: Int, using room: SumRoom, while goesOn: () throws(RankError) -> Bool
    ) throws(RankError) -> Bool {
        for start in stride(from: 0, to: numbers.count, by: Self.partLimit) {
            let part = numbers.extracting(start..<min(start + Self.partLimit, numbers.count))
            for exchange in SumExchange.all(of: rank, ranks: ranks, numbers: part.count) {
                let received = part.extracting(exchange.received)
                let target = exchange.adds ? room.numbers(received.count) : received
                guard try transfer(part.extracting(exchange.sent), target, with: exchange.partner, while: goesOn) else {
                    return false
                }
                guard exchange.adds else { continue }
                for index in received.indices { received[index] += target[index] }
            }
        }
        return true
    }

    private func transfer(
        _ sent: UnsafeMutableBufferPointer<Float>, _ target: UnsafeMutableBufferPointer<Float>, with partner: Int,
        while goesOn: () throws(RankError) -> Bool
    ) throws(RankError) -> Bool {
        let (source, target) = (UnsafeRawBufferPointer(sent), UnsafeMutableRawBufferPointer(target))
        let rank = Int32(partner)
        var (receiving, sending) = (cmpi_transfer(), cmpi_transfer()), (isReceived, isSent) = (false, false)
        try RankError.check(
            "receive",
            cmpi_start_receiving(target.baseAddress, Int32(target.count), rank, cmpi_numbers, &receiving))
        try RankError.check("send", cmpi_send(source.baseAddress, Int32(source.count), rank, cmpi_numbers, &sending))
        while true {
            if !isReceived { try RankError.check("receive", cmpi_is_done(&receiving, &isReceived)) }
            if !isSent { try RankError.check("send", cmpi_is_done(&sending, &isSent)) }
            if isReceived, isSent { return true }
            guard try goesOn() else { break }
        }
        if !isReceived { try RankError.check("stop receiving", cmpi_cancel(&receiving)) }
        return false
    }
}

/// Memory for numbers that arrive, used by one thread again and again: fresh memory would take longer than an exchange.
final class SumRoom {
    private var memory = UnsafeMutableBufferPointer<Float>(start: nil, count: 0)

    deinit { memory.deallocate() }

    /// The first `count` numbers.
    func numbers(_ count: Int) -> UnsafeMutableBufferPointer<Float> {
        if count > memory.count {
            memory.deallocate()
            memory = .allocate(capacity: count)
            memory.initialize(repeating: 0)
        }
        return memory.extracting(0..<count)
    }
}
