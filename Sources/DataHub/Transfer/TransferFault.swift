import CCurl
import Text

/// Why one attempt at a transfer failed.
enum TransferFault: Error, Hashable {
    /// An answer other than the file: its status, the beginning of its text, and the pause that it asks for.
    case status(Int, text: String, retryAfter: Duration?)
    /// libcurl's code and message: no connection, a cut body, a timeout.
    case curl(UInt32, String)
    /// Nothing came for this long.
    case stalled(Duration)
    /// A part of the file was asked for and another one came.
    case wrongRange
    /// The whole body came and is another file.
    case wrongContent
    /// A redirection that is not followed, and why.
    case redirect(String)
    /// Fields without end, in front of the body or behind it.
    case tooManyFields
    /// More bytes than allowed.
    case tooLarge(limit: Int)

    /// Whether the next attempt may go better.
    var isTransient: Bool {
        switch self {
        case .status(let status, _, _): [408, 412, 416, 425, 429, 500, 502, 503, 504].contains(status)
        case .curl(let code, _): Self.transientCodes.contains(code)
        case .stalled, .wrongRange, .wrongContent: true
        case .redirect, .tooManyFields, .tooLarge: false
        }
    }

    /// Whether what has arrived cannot be continued.
    var spoilsContent: Bool {
        switch self {
        // 412 answers the condition that only a continued transfer has.
        case .status(let status, _, _): status == 412 || status == 416
        case .curl, .stalled: false
        case .wrongRange, .wrongContent, .redirect, .tooManyFields, .tooLarge: true
        }
    }

    /// A name that does not resolve is left out: without a network it never will, and waiting helps nobody.
    private static let transientCodes = Set<UInt32>(
        [
            CURLE_COULDNT_CONNECT, CURLE_PARTIAL_FILE, CURLE_OPERATION_TIMEDOUT, CURLE_GOT_NOTHING, CURLE_SEND_ERROR,
            CURLE_RECV_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM,
        ].map(\.rawValue))
}

extension TransferFault: CustomStringConvertible {
    var description: String {
        switch self {
        case .status(let status, let text, _): text.isEmpty ? "HTTP status \(status)" : "HTTP status \(status): \(text)"
        case .curl(_, let message): visible(message)
        case .stalled(let patience): "nothing came for \(patience)"
        case .wrongRange: "the server sent another part of the file than it was asked for"
        case .wrongContent: "the content is not the registered one"
        case .redirect(let reason): reason
        case .tooManyFields: "the server sends fields without end in place of the file"
        case .tooLarge(let limit): "the file is larger than the \(limit) bytes that are allowed"
        }
    }
}
