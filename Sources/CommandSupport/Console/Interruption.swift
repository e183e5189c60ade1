import Dispatch
import Platform
import Synchronization

/// Turns the first SIGINT, SIGTERM or SIGHUP into a wish to stop, so that no half-made file stays behind; the second one ends
/// the program at once.
///
/// A signal that the program was started to ignore, as by `nohup` or a script that runs it in the background, stays ignored.
final class Interruption: Sendable {
    private let received = Atomic<Int32>(0)
    /// A queue of its own finds a thread even while the folds of a run occupy those of all processors.
    private static let queue = DispatchQueue(label: "signals")

    /// The signal that came, if one did.
    var signal: Int32? {
        let signal = received.load(ordering: .relaxed)
        return signal == 0 ? nil : signal
    }

    /// Begins to listen; `stop` is called once, from another thread.
    init(stop: @escaping @Sendable () -> Void) {
        for number in [SIGINT, SIGTERM, SIGHUP] where !ignoreSignal(number) {
            let source = DispatchSource.makeSignalSource(signal: number, queue: Self.queue)
            source.setEventHandler { [self] in
                let isFirst = received.compareExchange(expected: 0, desired: number, ordering: .relaxed).exchanged
                if isFirst { stop() } else { _exit(128 + number) }
                // The source listens as long as its handler holds it.
                _ = source
            }
            source.activate()
        }
    }
}
