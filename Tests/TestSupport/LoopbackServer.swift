import Dispatch
import Synchronization

/// An HTTP server on a free port of 127.0.0.1 that answers as a test wants it to, one request per connection.
///
/// ```swift
/// let server = try LoopbackServer { request in .init(body: Array("hello".utf8)) }
/// server.url                      // "http://127.0.0.1:40123"
/// server.requests.count           // 0
/// ```
public final class LoopbackServer: Sendable {
    /// What a client asked for.
    public struct Request: Sendable {
        /// The number of requests before this one.
        public let index: Int
        /// `GET` and so on.
        public let method: String
        /// The path, or the whole address if the server is used as a proxy.
        public let target: String
        /// The fields, their names in lower case.
        public let fields: [String: String]
    }

    /// What the client gets.
    public struct Response: Sendable {
        var status: Int
        var fields: [String]
        var body: [UInt8]
        var ending: Ending

        /// How an answer ends.
        public enum Ending: Sendable {
            /// After the whole body.
            case whole
            /// After this many bytes of a body that was announced in full.
            case cut(after: Int)
            /// Never, after this many bytes of a body that was announced in full; until the client goes away.
            case stalled(after: Int)
        }

        /// An answer with these lines, `Name: value`, beside its length.
        public init(_ status: Int = 200, fields: [String] = [], body: [UInt8] = [], ending: Ending = .whole) {
            (self.status, self.fields, self.body, self.ending) = (status, fields, body, ending)
        }
    }

    /// The address of the server's root, without a slash at the end.
    public var url: String { "http://127.0.0.1:\(listener.port)" }
    /// The requests so far.
    public var requests: [Request] { log.withLock { $0 } }

    private let listener: Listener
    private let log = Mutex<[Request]>([])

    /// Begins to listen; `respond` is called for one request after the other, on a thread of the server's.
    public init(respond: @escaping @Sendable (Request) -> Response) throws {
        listener = try Listener()
        // The queue's block holds the listener, not the server, so that the server can go away and stop it.
        let answer = { @Sendable [listener, weak self] in
            while let connection = listener.accept() {
                guard let self, let request = connection.readRequest(index: self.requests.count) else { continue }
                self.log.withLock { $0.append(request) }
                connection.write(respond(request))
            }
        }
        DispatchQueue(label: "LoopbackServer").async(execute: answer)
    }

    deinit { listener.stop() }
}
