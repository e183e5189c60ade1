import CCurl
import Support

/// The reason why an attempt failed.
enum TransferFault: Error, Hashable {
    /// An error response: its status, the start of its text, and the requested pause.
    case status(Int, text: String, retryAfter: Duration?)
    /// libcurl's code and message: no connection, a truncated body, a timeout.
    case curl(UInt32, String)
    /// Nothing arrived for this long.
    case stalled(Duration)
    /// The response has another part of the file than requested.
    case wrongRange
    /// The complete body has another checksum.
    case wrongContent
    /// A redirect that is not followed, and why.
    case redirect(String)
    /// Endless header or trailer fields.
    case tooManyFields
    /// More bytes than allowed.
    case tooLarge(limit: Int)

    /// Whether a retry may succeed.
    var isTransient: Bool {
        switch self {
        case .status(let status, _, _): [408, 412, 416, 425, 429, 500, 502, 503, 504].contains(status)
        case .curl(let code, _): Self.transientCodes.contains(code)
        case .stalled, .wrongRange, .wrongContent: true
        case .redirect, .tooManyFields, .tooLarge: false
        }
    }

    /// Whether the received bytes cannot be resumed.
    var spoilsContent: Bool {
        switch self {
        // 412 refers to the condition, which only a resumed transfer has.
        case .status(let status, _, _): status == 412 || status == 416
        case .curl, .stalled: false
        case .wrongRange, .wrongContent, .redirect, .tooManyFields, .tooLarge: true
        }
    }

    /// Without unresolved names: offline, waiting would not help.
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
