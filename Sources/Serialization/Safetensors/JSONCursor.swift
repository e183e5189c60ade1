import Support

/// A reader of strict JSON ([RFC 8259](https://www.rfc-editor.org/rfc/rfc8259)).
///
/// It accepts only what the grammar does: no comments, trailing commas, byte order mark, raw control characters,
/// invalid UTF-8 or lone surrogates. A repeated key in an object is an error.
struct JSONCursor: HeaderCursor {
    let text: ArraySlice<UInt8>
    var position = 0
    static let blanks: [UInt8] = [0x20, 0x0A, 0x0D, 0x09]
    static let complaint = "the header is no strict JSON:"
    /// The deepest nesting of lists and objects.
    private static let maximumDepth = 100

    init(_ bytes: [UInt8]) { text = bytes[...] }

    /// Reads an object; `member` must read the value of each key.
    mutating func object(
        _ member: (_ key: String, _ cursor: inout JSONCursor) throws(SerializationError) -> Void
    ) throws(SerializationError) {
        try expect("{", "an object")
        var keys: Set<[UInt8]> = []
        guard !take("}") else { return }
        repeat {
            let key = try string()
            guard keys.insert(Array(key.utf8)).inserted else {
                throw SerializationError(
                    .duplicateName, "a duplicate: the header has \(quoted(key)) twice in one object")
            }
            try expect(":", "':'")
            try member(key, &self)
        } while take(",")
        try expect("}", "',' or '}'")
    }

    /// Reads a list of integers from 0 on.
    mutating func numbers() throws(SerializationError) -> [Int] {
        try expect("[", "a list of numbers")
        guard !take("]") else { return [] }
        var numbers: [Int] = []
        repeat { numbers.append(try number()) } while take(",")
        try expect("]", "',' or ']'")
        return numbers
    }

    /// Reads `null`, if it stands here.
    mutating func null() -> Bool {
        skipBlanks()
        return take(word: "null")
    }

    /// Skips a value of any kind.
    mutating func skipValue(depth: Int = 0) throws(SerializationError) {
        guard depth < Self.maximumDepth else {
            throw malformed("more than \(Self.maximumDepth) lists within each other")
        }
        skipBlanks()
        switch peek {
        case UInt8(ascii: "{"):
            try object { _, cursor throws(SerializationError) in try cursor.skipValue(depth: depth + 1) }
        case UInt8(ascii: "["): try skipList(depth: depth)
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "-"): try skipNumber()
        case .some where !digits.isEmpty: try skipNumber()
        default:
            guard take(word: "null") || take(word: "true") || take(word: "false") else { throw malformed("a value") }
        }
    }
}

/// Numbers and lists.
extension JSONCursor {
    private mutating func number() throws(SerializationError) -> Int {
        skipBlanks()
        let start = position
        let value = try wholeNumber()
        guard !".eE".utf8.contains(where: { $0 == peek }) else {
            position = start
            throw malformed("a whole number from 0 on")
        }
        return value
    }

    private mutating func skipNumber() throws(SerializationError) {
        _ = take(raw: "-")
        let hasLeadingZero = peek == UInt8(ascii: "0")
        let count = try skipDigits()
        guard count == 1 || !hasLeadingZero else { throw malformed("a number without leading zeros") }
        if take(raw: ".") { try skipDigits() }
        if take(raw: "e") || take(raw: "E") {
            _ = take(raw: "+") || take(raw: "-")
            try skipDigits()
        }
    }

    @discardableResult
    private mutating func skipDigits() throws(SerializationError) -> Int {
        let count = digits.count
        guard count > 0 else { throw malformed("a digit") }
        position += count
        return count
    }

    private mutating func skipList(depth: Int) throws(SerializationError) {
        try expect("[", "a list")
        guard !take("]") else { return }
        repeat { try skipValue(depth: depth + 1) } while take(",")
        try expect("]", "',' or ']'")
    }
}

/// Strings.
extension JSONCursor {
    /// Reads a string.
    mutating func string() throws(SerializationError) -> String {
        guard take("\"") else { throw malformed("a string") }
        var content: [UInt8] = []
        while let byte = peek, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw malformed("a character that is no control character") }
            position += 1
            if byte == UInt8(ascii: "\\") {
                content += String(Character(try escape())).utf8
            } else {
                content.append(byte)
            }
        }
        try expect("\"", "the end of a string")
        guard let text = String(validating: content, as: UTF8.self) else {
            throw SerializationError(.malformed, "a string in the header that is no UTF-8")
        }
        return text
    }

    private static let escapes: [(sign: Unicode.Scalar, scalar: Unicode.Scalar)] = [
        ("\"", "\""), ("\\", "\\"), ("/", "/"), ("b", "\u{8}"), ("f", "\u{C}"), ("n", "\n"), ("r", "\r"), ("t", "\t"),
    ]

    private mutating func escape() throws(SerializationError) -> Unicode.Scalar {
        for (sign, scalar) in Self.escapes where take(raw: sign) { return scalar }
        guard take(raw: "u") else { throw malformed("an escape") }
        let unit = try hexadecimal()
        guard !UTF16.isLeadSurrogate(unit) else { return try pair(high: unit) }
        guard let scalar = Unicode.Scalar(unit) else { throw malformed("a surrogate after another") }
        return scalar
    }

    private mutating func pair(high: UInt16) throws(SerializationError) -> Unicode.Scalar {
        guard take(raw: "\\"), take(raw: "u"), case let low = try hexadecimal(), UTF16.isTrailSurrogate(low),
            let scalar = String(decoding: [high, low], as: UTF16.self).unicodeScalars.first
        else { throw malformed("the second half of a surrogate pair") }
        return scalar
    }

    private mutating func hexadecimal() throws(SerializationError) -> UInt16 {
        let digits = text[position...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let value = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw malformed("four hexadecimal digits") }
        position += 4
        return value
    }
}
