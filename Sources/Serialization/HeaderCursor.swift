import Support

/// A cursor over the ASCII text of a header, from front to back. Its errors name the byte.
protocol HeaderCursor {
    var text: ArraySlice<UInt8> { get }
    var position: Int { get set }
    /// The characters that may separate tokens.
    static var blanks: [UInt8] { get }
    /// The beginning of an error: `the header has`.
    static var complaint: String { get }
}

extension HeaderCursor {
    var peek: UInt8? { position < text.endIndex ? text[position] : nil }

    mutating func skipBlanks() {
        while let byte = peek, Self.blanks.contains(byte) { position += 1 }
    }

    /// Moves past `sign` and the blanks before it; false if it is not there.
    mutating func take(_ sign: Unicode.Scalar) -> Bool {
        skipBlanks()
        return take(raw: sign)
    }

    /// As `take`, with no blanks before `sign`.
    mutating func take(raw sign: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: sign) else { return false }
        position += 1
        return true
    }

    /// As `take(raw:)`, for a word.
    mutating func take(word: String) -> Bool {
        guard text[position...].starts(with: word.utf8) else { return false }
        position += word.utf8.count
        return true
    }

    /// As `take`, but throws that `what` was expected.
    mutating func expect(_ sign: Unicode.Scalar, _ what: String) throws(SerializationError) {
        guard take(sign) else { throw malformed(what) }
    }

    /// Reads an integer from 0 on, without leading zeros.
    mutating func wholeNumber() throws(SerializationError) -> Int {
        skipBlanks()
        let digits = digits
        guard !digits.isEmpty, digits.count == 1 || digits.first != UInt8(ascii: "0") else {
            throw malformed("a whole number from 0 on")
        }
        guard let number = Int(String(decoding: digits, as: UTF8.self)) else {
            throw SerializationError(.tooLarge, "a number of 64 bits or more in the header")
        }
        position = digits.endIndex
        return number
    }

    /// The digits from here on.
    var digits: ArraySlice<UInt8> {
        text[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// Throws unless only blanks follow.
    mutating func finish() throws(SerializationError) {
        skipBlanks()
        guard position == text.endIndex else { throw malformed("the end") }
    }

    func malformed(_ expected: String) -> SerializationError {
        let found = peek.map { "byte \($0)" } ?? "the end"
        let place = position - text.startIndex
        return SerializationError(
            .malformed, "\(Self.complaint) \(found) at byte \(place) of it instead of \(expected)")

    }
}
