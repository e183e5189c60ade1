/// Status and fields of an answer, as far as a transfer needs them.
struct ResponseHead: Hashable {
    /// The status; nil for a file, which has none.
    private(set) var status: Int?
    private var fields: [String: String] = [:]

    /// Takes the next line; a status line begins a new head, as after a redirection.
    mutating func add(line: String) {
        if line.hasPrefix("HTTP/") {
            self = ResponseHead()
            status = trimmed(line[...]).split(separator: " ").dropFirst().first.flatMap { Int($0) }
        } else if let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) {
            fields[line[..<colon].lowercased()] = trimmed(line[line.utf8.index(after: colon)...])
        }
    }

    subscript(_ field: String) -> String? { fields[field] }

    /// The length of the body, if it is announced.
    var length: Int? { fields["content-length"].flatMap { Int($0) } }

    /// What a later request may be made conditional on: a strong entity tag, or a date.
    var validator: String? {
        if let tag = fields["etag"] { return tag.hasPrefix("\"") ? tag : nil }
        return fields["last-modified"]
    }

    /// The first byte of the part that `Content-Range: bytes FIRST-LAST/TOTAL` announces.
    var rangeStart: Int? {
        guard let range = fields["content-range"], range.lowercased().hasPrefix("bytes ") else { return nil }
        return range.dropFirst(6).split(separator: "-").first.flatMap { Int($0) }
    }
}

/// `text` without the white space around it; a line's end is two characters here and one for `Character`.
private func trimmed(_ text: Substring) -> String {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
    let bytes = Array(text.utf8.drop(while: isSpace))
    return String(decoding: bytes.prefix(bytes.count - bytes.reversed().prefix(while: isSpace).count), as: UTF8.self)
}

/// Which part of a file is asked for: everything from `offset` on, if the file is still the one of `validator`.
struct RangeRequest: Hashable {
    /// The first byte; 0 asks for the whole file.
    let offset: Int
    /// What the server said of the file when it sent the bytes before `offset`.
    let validator: String?

    /// Without a validator nothing tells whether the file is still the same, and all of it is asked for.
    init(offset: Int, validator: String?) {
        (self.offset, self.validator) = validator == nil ? (0, nil) : (offset, validator)
    }
}

/// What to do with the body of an answer.
enum BodyPlan: Hashable {
    /// It is the whole file: begin anew.
    case restart
    /// It is the rest of the file: go on.
    case append
    /// It is another part of the file, or of another file: the attempt has failed.
    case wrongRange
    /// It tells why there is no file.
    case error

    /// The plan for an answer to `request`.
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
