import CMPI
import Dispatch
import Support
import Synchronization

/// The connection of this rank to the others, by MPI.
///
/// One thread makes all calls of the library. It sleeps between looks for messages, so that it takes no processor from
/// trainings: up to a millisecond when nothing happens.
final class RankConnection: Sendable {
    let rank: Int
    let count: Int
    private let queue: DispatchQueue
    private let outgoing = Mutex(Outgoing())
    private let wake = DispatchSemaphore(value: 0)

    private struct Outgoing {
        var messages: [(rank: Int, bytes: [UInt8])] = []
        /// The array to add up with the other ranks.
        var sum: RankSum?
        /// Whether nothing is added up any more, as another rank may be gone.
        var isEnding = false
        /// Whether the thread ends when all is sent; and when it ends at the latest, without leaving the job in order.
        var isClosed = false
        var deadline: ContinuousClock.Instant?
    }

    private init(rank: Int, count: Int, _ queue: DispatchQueue) {
        (self.rank, self.count, self.queue) = (rank, count, queue)
    }

    /// Opens the library and joins the job; `makeReceiver` makes what each message, or an error, is given to.
    static func opened<Receiver: RankReceiver>(
        _ launcher: Launcher, _ makeReceiver: @escaping @Sendable (RankConnection) -> Receiver
    ) async throws -> Receiver {
        let queue = DispatchQueue(label: "ranks")
        return try await withCheckedThrowingContinuation { continuation in
            queue.async {
                do {
                    let (rank, count) = try join(launcher)
                    let connection = RankConnection(rank: rank, count: count, queue)
                    let receiver = makeReceiver(connection)
                    continuation.resume(returning: receiver)
                    connection.exchange(with: receiver)
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        }
    }

    /// Sends a message soon.
    func send(_ message: RankMessage, to ranks: some Sequence<Int>) {
        let bytes = message.bytes
        outgoing.withLock { outgoing in outgoing.messages += ranks.map { ($0, bytes) } }
        wake.signal()
    }

    /// Replaces `numbers` by the sums over all ranks, each of which calls this with an array of the same length. Waits.
    func sum(_ numbers: inout [Float]) throws(RankError) {
        try RankSum.replace(&numbers) { sum throws(RankError) in
            let isEnding = outgoing.withLock { outgoing in
                if !outgoing.isEnding { outgoing.sum = sum }
                return outgoing.isEnding
            }
            if isEnding { throw .ended }
            wake.signal()
        }
    }

    /// Adds up nothing any more: a rank that waits for sums is told.
    func endSums() { outgoing.withLock { $0.isEnding = true } }

    /// Leaves the job once all is sent.
    func close() {
        outgoing.withLock { $0.isClosed = true }
        wake.signal()
    }

    /// Ends after `time` even if the others do not answer.
    func limit(to time: Duration) {
        outgoing.withLock { $0.deadline = .now + time }
        wake.signal()
    }

    /// Waits until this rank has left the job.
    func ended() async {
        await withCheckedContinuation { continuation in queue.async { continuation.resume() } }
    }
}

/// What is given the messages of a connection, by its thread.
protocol RankReceiver: AnyObject, Sendable {
    func receive(_ message: RankMessage, from rank: Int)
    func fail(_ error: RankError)
}

extension RankConnection {
    /// Opens the library of a launcher and joins its job.
    private static func join(_ launcher: Launcher) throws(RankError) -> (rank: Int, count: Int) {
        let library = try open(launcher)
        var (rank, count): (Int32, Int32) = (0, 0)
        try RankError.check("join the job", cmpi_start(&rank, &count))
        guard count == launcher.count, rank == launcher.rank else {
            cmpi_finish()
            throw .otherLibrary(
                launcher: launcher.name, ranks: launcher.count, library: "\(library) (\(libraryVersion))",
                found: Int(count))
        }
        return (Int(rank), Int(count))
    }

    /// The name of the library that was opened.
    private static func open(_ launcher: Launcher) throws(RankError) -> String {
        var reason = ""
        for library in launcher.libraries {
            guard let failure = cmpi_open(library) else { return library }
            if reason.isEmpty { reason = String(cString: failure) }
        }
        throw .noLibrary(
            launcher: launcher.name, ranks: launcher.count, library: launcher.libraries[0], reason: reason)
    }

    /// The first words of the library's version: `MPICH Version: 4.0.2`.
    private static var libraryVersion: String {
        let line = String(cString: cmpi_library_version()).prefix { $0 != "\n" && $0 != "," }
        return line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension RankConnection {
    /// In microseconds.
    private static let shortestPause = 20, longestPause = 1000
    /// The library counts the bytes of a message in 32 bits.
    private static let partLimit = 1 << 30

    /// What the thread is sending and receiving.
    private struct Mail {
        var parts: [SentPart] = []
        var incoming: [Int: [UInt8]] = [:]
        /// Whether the last look found something.
        var isBusy = false
    }

    /// Sends and receives until the connection is closed, then leaves the job.
    private func exchange(with receiver: some RankReceiver) {
        do throws(RankError) {
            var mail = Mail(), pause = Self.shortestPause
            let room = SumRoom()
            while try exchange(&mail, with: receiver) {
                if let sum = nextSum() {
                    try add(sum, using: room, &mail, receiver)
                    continue
                }
                pause = mail.isBusy ? Self.shortestPause : min(2 * pause, Self.longestPause)
                _ = wake.wait(timeout: .now() + .microseconds(pause))
            }
            guard !isLate else { return }
            try RankError.check("leave the job", cmpi_finish())
        } catch {
            endSums()
            nextSum()?.end(after: error)
            receiver.fail(error)
        }
    }

    /// Adds up an array with the other ranks, while messages come and go.
    private func add(
        _ sum: RankSum, using room: SumRoom, _ mail: inout Mail, _ receiver: some RankReceiver
    ) throws(RankError) {
        do {
            let isWhole = try sum.exchange(rank: rank, ranks: count, using: room) { () throws(RankError) in
                sched_yield()
                return try exchange(&mail, with: receiver) && !isEnding
            }
            sum.end(after: isWhole ? nil : .ended)
        } catch {
            sum.end(after: error)
            throw error
        }
    }

    /// Sends what is to be sent, and gives `receiver` what has arrived; returns false at the end.
    private func exchange(_ mail: inout Mail, with receiver: some RankReceiver) throws(RankError) -> Bool {
        guard let messages = nextMessages(isSending: !mail.parts.isEmpty) else { return false }
        for (rank, bytes) in messages { mail.parts += try Self.parts(of: bytes, to: rank) }
        mail.parts = try Self.unsent(mail.parts)
        mail.isBusy = !messages.isEmpty || !mail.parts.isEmpty
        while let (rank, part) = try nextPart(cmpi_message) {
            mail.isBusy = true
            let bytes = mail.incoming.removeValue(forKey: rank).map { $0 + part } ?? part
            if let message = RankMessage(bytes) {
                receiver.receive(message, from: rank)
            } else {
                mail.incoming[rank] = bytes
            }
        }
        // A rank can leave the job only when all that it has sent is received.
        if isEnding { while try nextPart(cmpi_numbers) != nil {} }
        return true
    }

    private var isEnding: Bool { outgoing.withLock { $0.isEnding } }

    private func nextSum() -> RankSum? { outgoing.withLock { $0.sum.take() } }

    private var isLate: Bool { outgoing.withLock { $0.deadline.map { $0 <= .now } ?? false } }

    /// The messages to send now; nil at the end.
    private func nextMessages(isSending: Bool) -> [(rank: Int, bytes: [UInt8])]? {
        guard !isLate else { return nil }
        return outgoing.withLock { outgoing in
            defer { outgoing.messages = [] }
            return outgoing.isClosed && outgoing.messages.isEmpty && !isSending ? nil : outgoing.messages
        }
    }

    private static func parts(of bytes: [UInt8], to rank: Int) throws(RankError) -> [SentPart] {
        var parts: [SentPart] = []
        for start in stride(from: 0, to: bytes.count, by: partLimit) {
            parts.append(try SentPart(bytes[start..<min(start + partLimit, bytes.count)], to: rank))
        }
        return parts
    }

    private static func unsent(_ parts: [SentPart]) throws(RankError) -> [SentPart] {
        var unsent: [SentPart] = []
        for part in parts where try !part.isSent() { unsent.append(part) }
        return unsent
    }

    /// The next part of a message that has arrived, and its rank.
    private func nextPart(_ kind: cmpi_kind) throws(RankError) -> (rank: Int, part: [UInt8])? {
        var (isThere, rank, count): (Bool, Int32, Int32) = (false, 0, 0)
        try RankError.check("look for messages", cmpi_has_arrived(kind, &isThere, &rank, &count))
        guard isThere else { return nil }
        var code: Int32 = 0
        let part = [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, filled in
            code = cmpi_receive(buffer.baseAddress, count, rank, kind)
            filled = Int(count)
        }
        try RankError.check("receive", code)
        return (Int(rank), part)
    }
}

/// A part of a message that is being sent, with its bytes.
private final class SentPart {
    private let bytes: UnsafeMutableRawBufferPointer
    private var sending = cmpi_transfer()

    init(_ part: ArraySlice<UInt8>, to rank: Int) throws(RankError) {
        bytes = .allocate(byteCount: part.count, alignment: 16)
        bytes.copyBytes(from: part)
        try RankError.check(
            "send", cmpi_send(bytes.baseAddress, Int32(part.count), Int32(rank), cmpi_message, &sending))
    }

    /// Whether it is sent, which releases its bytes. At an early end they stay, as the library may still read them.
    func isSent() throws(RankError) -> Bool {
        var isSent = false
        try RankError.check("send", cmpi_is_done(&sending, &isSent))
        if isSent { bytes.deallocate() }
        return isSent
    }
}
