import Text

/// A reader of the Python dictionary that describes an array in an `.npy` file: of just what NumPy writes, in any
/// spacing.
struct NPYFields {
    private let text: ArraySlice<UInt8>
    private var position: Int

    init(_ text: ArraySlice<UInt8>) throws(SerializationError) {
        (self.text, position) = (text, text.startIndex)
        guard text.allSatisfy({ $0 < 0x80 }) else {
            throw SerializationError(
                .unsupported, "the header has letters beyond ASCII: names of fields, which are not read")
        }
    }

    /// Reads all of the text.
    mutating func read() throws(SerializationError) -> (descriptor: String, isFortran: Bool, shape: [Int]) {
        var (descriptor, isFortran, shape) = (String?.none, Bool?.none, [Int]?.none)
        try expect("{", "a dictionary")
        while !take("}") {
            let key = try string()
            try expect(":", "':'")
            switch key {
            case "descr" where descriptor == nil: descriptor = try self.descriptor()
            case "fortran_order" where isFortran == nil: isFortran = try boolean()
            case "shape" where shape == nil: shape = try tuple()
            default: throw SerializationError(.malformed, "the header has \(quoted(key)) twice, or should not have it")
            }
            guard take(",") || peek == UInt8(ascii: "}") else { throw malformed("',' or '}'") }
        }
        skipBlanks()
        guard position == text.endIndex else { throw malformed("the end") }
        guard let descriptor, let isFortran, let shape else {
            throw SerializationError(.malformed, "one of descr, fortran_order and shape is missing in the header")
        }
        return (descriptor, isFortran, shape)
    }

    private mutating func descriptor() throws(SerializationError) -> String {
        skipBlanks()
        guard peek != UInt8(ascii: "["), peek != UInt8(ascii: "(") else {
            throw SerializationError(.unsupported, "a structured array: save each field as an array of its own")
        }
        return try string()
    }

    private mutating func string() throws(SerializationError) -> String {
        skipBlanks()
        guard let quote = peek, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
            throw malformed("a string")
        }
        let start = position + 1
        guard let end = text[start...].firstIndex(of: quote), !text[start..<end].contains(UInt8(ascii: "\\")) else {
            throw malformed("a string without escapes")
        }
        position = end + 1
        return String(decoding: text[start..<end], as: UTF8.self)
    }

    private mutating func boolean() throws(SerializationError) -> Bool {
        skipBlanks()
        for (word, value) in [("True", true), ("False", false)] where text[position...].starts(with: word.utf8) {
            position += word.utf8.count
            return value
        }
        throw malformed("True or False")
    }

    private mutating func tuple() throws(SerializationError) -> [Int] {
        try expect("(", "a tuple")
        var numbers: [Int] = []
        while !take(")") {
            numbers.append(try number())
            if take(",") { continue }
            guard take(")"), numbers.count > 1 else { throw malformed("','") }
            return numbers
        }
        return numbers
    }

    private mutating func number() throws(SerializationError) -> Int {
        skipBlanks()
        let digits = text[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard !digits.isEmpty, digits.count == 1 || digits.first != UInt8(ascii: "0") else {
            throw malformed("a whole number from 0 on")
        }
        guard let number = Int(String(decoding: digits, as: UTF8.self)) else {
            throw SerializationError(.tooLarge, "a number of 64 bits or more in the header")
        }
        position = digits.endIndex
        // Python 2 ended long numbers with a letter.
        if peek == UInt8(ascii: "L") { position += 1 }
        return number
    }

    private var peek: UInt8? { position < text.endIndex ? text[position] : nil }

    private mutating func skipBlanks() {
        while peek == UInt8(ascii: " ") || peek == UInt8(ascii: "\n") { position += 1 }
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard peek == UInt8(ascii: sign) else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ sign: Unicode.Scalar, _ what: String) throws(SerializationError) {
        guard take(sign) else { throw malformed(what) }
    }

    private func malformed(_ expected: String) -> SerializationError {
        let found = peek.map { "byte \($0)" } ?? "the end"
        let place = position - text.startIndex
        return SerializationError(.malformed, "the header has \(found) at byte \(place) of it instead of \(expected)")
    }
}
