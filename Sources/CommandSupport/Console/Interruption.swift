import Dispatch
import Support
import Synchronization

/// Turns the first SIGINT, SIGTERM or SIGHUP into a call of `stop`, so that no partial file remains; the second ends
/// the program at once. Signals ignored at the start, as under `nohup`, stay ignored.
final class Interruption: Sendable {
    private let received = Atomic<Int32>(0)
    /// A queue of its own has a thread even while training occupies all processors.
    private static let queue = DispatchQueue(label: "signals")

    var signal: Int32? {
        let signal = received.load(ordering: .relaxed)
        return signal == 0 ? nil : signal
    }

    /// Starts listening; `stop` is called once, on another thread.
    init(stop: @escaping @Sendable () -> Void) {
        for number in [SIGINT, SIGTERM, SIGHUP] where !ignoreSignal(number) {
            let source = DispatchSource.makeSignalSource(signal: number, queue: Self.queue)
            source.setEventHandler { [self] in
                let isFirst = received.compareExchange(expected: 0, desired: number, ordering: .relaxed).exchanged
                if isFirst { stop() } else { _exit(128 + number) }
                // The handler keeps the source alive.
                _ = source
            }
            source.activate()
        }
    }
}
