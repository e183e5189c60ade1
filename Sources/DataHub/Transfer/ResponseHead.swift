/// Status and header fields of a response.
struct ResponseHead: Hashable {
    /// The status; nil for a `file:` address.
    private(set) var status: Int?
    private var fields: [String: String] = [:]

    /// Adds a line; a status line begins a new head, as after a redirect.
    mutating func add(line: String) {
        if line.hasPrefix("HTTP/") {
            self = ResponseHead()
            status = trimmed(line[...]).split(separator: " ").dropFirst().first.flatMap { Int($0) }
        } else if let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) {
            fields[line[..<colon].lowercased()] = trimmed(line[line.utf8.index(after: colon)...])
        }
    }

    subscript(_ field: String) -> String? { fields[field] }

    /// The announced length of the body; nil for none.
    var length: Int? { fields["content-length"].flatMap { Int($0) } }

    /// A strong entity tag or a date, the condition of a later request.
    var validator: String? {
        if let tag = fields["etag"] { return tag.hasPrefix("\"") ? tag : nil }
        return fields["last-modified"]
    }

    /// FIRST of `Content-Range: bytes FIRST-LAST/TOTAL`.
    var rangeStart: Int? {
        guard let range = fields["content-range"], range.lowercased().hasPrefix("bytes ") else { return nil }
        return range.dropFirst(6).split(separator: "-").first.flatMap { Int($0) }
    }
}

/// `text` without surrounding white space, bytewise: CR LF is a single `Character`.
private func trimmed(_ text: Substring) -> String {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
    let bytes = Array(text.utf8.drop(while: isSpace))
    return String(decoding: bytes.prefix(bytes.count - bytes.reversed().prefix(while: isSpace).count), as: UTF8.self)
}

/// A request for a file from `offset` on, if it still has this validator.
struct RangeRequest: Hashable {
    /// The first byte; 0 requests the whole file.
    let offset: Int
    /// The validator of the bytes before `offset`.
    let validator: String?

    /// Without a validator, the whole file is requested: it may have changed.
    init(offset: Int, validator: String?) {
        (self.offset, self.validator) = validator == nil ? (0, nil) : (offset, validator)
    }
}

/// How to handle the body of a response.
enum BodyPlan: Hashable {
    /// The whole file: restart.
    case restart
    /// The rest of the file: append.
    case append
    /// Another part, or of another file: the attempt has failed.
    case wrongRange
    /// An error message.
    case error

    /// The plan for a response to `request`.
    init(head: ResponseHead, request: RangeRequest) {
        switch head.status {
        case nil, 200: self = .restart
        case 206 where request.offset > 0:
            let isSameFile = head.validator == nil || head.validator == request.validator
            self = head.rangeStart == request.offset && isSameFile ? .append : .wrongRange
        default: self = .error
        }
    }
}
