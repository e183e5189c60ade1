import Support

/// A reader of the Python dictionary in the header of an `.npy` file, as NumPy writes it, with any spacing.
struct NPYFields: HeaderCursor {
    let text: ArraySlice<UInt8>
    var position: Int
    static let blanks = Array(" \n".utf8)
    static let complaint = "the header has"

    init(_ text: ArraySlice<UInt8>) throws(SerializationError) {
        (self.text, position) = (text, text.startIndex)
        guard text.allSatisfy({ $0 < 0x80 }) else {
            throw SerializationError(
                .unsupported, "the header has letters beyond ASCII: names of fields, which are not read")
        }
    }

    /// Reads the whole text.
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
        try finish()
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
        if take(word: "True") { return true }
        guard take(word: "False") else { throw malformed("True or False") }
        return false
    }

    private mutating func tuple() throws(SerializationError) -> [Int] {
        try expect("(", "a tuple")
        var numbers: [Int] = []
        while !take(")") {
            numbers.append(try wholeNumber())
            // Python 2 ended long numbers with a letter.
            _ = take(raw: "L")
            if take(",") { continue }
            guard take(")"), numbers.count > 1 else { throw malformed("','") }
            return numbers
        }
        return numbers
    }
}
