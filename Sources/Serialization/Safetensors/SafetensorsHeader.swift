import Support

/// The header of a safetensors file. Its arrays cover the data exactly.
struct SafetensorsHeader {
    struct Entry {
        let name: String
        let type: ScalarType
        let shape: [Int]
        /// The offsets of its bytes in the data.
        let range: Range<Int>
    }

    /// The arrays in the order of the header.
    private(set) var entries: [Entry] = []
    private(set) var metadata: [String: String] = [:]

    /// The key that holds the metadata instead of an array.
    static let metadataKey = "__metadata__"

    init(_ bytes: [UInt8], dataSize: Int) throws(SerializationError) {
        guard bytes.first == UInt8(ascii: "{") else {
            throw SerializationError(.unrecognized, "no safetensors file: its header does not begin with '{'")
        }
        var cursor = JSONCursor(bytes)
        try cursor.object { key, cursor throws(SerializationError) in
            if key.utf8.elementsEqual(Self.metadataKey.utf8) {
                try readMetadata(&cursor)
            } else {
                entries.append(try about(key) { () throws(SerializationError) in try Entry(name: key, &cursor) })
            }
        }
        try cursor.finish()
        try checkLayout(dataSize: dataSize)
    }

    private mutating func readMetadata(_ cursor: inout JSONCursor) throws(SerializationError) {
        guard !cursor.null() else { return }
        try cursor.object { key, cursor throws(SerializationError) in
            let old = metadata.updateValue(try cursor.string(), forKey: key)
            // The cursor compares bytes; a dictionary considers both spellings of an accented letter equal.
            guard old == nil else {
                throw SerializationError(
                    .duplicateName, "a duplicate: the metadata have \(quoted(key)) in two spellings")
            }
        }
    }

    /// Throws unless each byte of the data belongs to exactly one array.
    private func checkLayout(dataSize: Int) throws(SerializationError) {
        var end = 0
        let sorted = entries.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
        for entry in sorted {
            let start = entry.range.lowerBound
            guard start == end else {
                let fault = start > end ? "a hole of \(start - end) bytes before it" : "it overlaps the one before"
                throw SerializationError(.layout, "\(fault), in the offsets \(entry.range)", array: entry.name)
            }
            end = entry.range.upperBound
        }
        guard end <= dataSize else {
            throw SerializationError(
                .truncated, "the file ends too early: \(dataSize) bytes of data instead of \(end); fetch it again")
        }
        guard end == dataSize else {
            throw SerializationError(
                .layout, "the arrays cover \(end) of \(dataSize) bytes of data: damaged; fetch or save it again")
        }
    }
}

extension SafetensorsHeader.Entry {
    /// Reads the entry of the array `name`. Unknown fields are ignored: later versions of the format may add some.
    fileprivate init(name: String, _ cursor: inout JSONCursor) throws(SerializationError) {
        var (type, shape, offsets) = (String?.none, [Int]?.none, [Int]?.none)
        try cursor.object { key, cursor throws(SerializationError) in
            switch key {
            case "dtype": type = try cursor.string()
            case "shape": shape = try cursor.numbers()
            case "data_offsets": offsets = try cursor.numbers()
            default: try cursor.skipValue()
            }
        }
        guard let type, let shape, let offsets else {
            throw SerializationError(
                .malformed, "one of dtype, shape and data_offsets is missing in the header: damaged; save it again")
        }
        guard let known = ScalarType(rawValue: type) else {
            throw SerializationError(
                .unsupported,
                "dtype \(quoted(type)) is unknown or not of whole bytes: save it as another type, such as F32")
        }
        guard offsets.count == 2, offsets[0] <= offsets[1] else {
            throw SerializationError(
                .layout, "data_offsets \(offsets): not two numbers, the second at least the first")
        }
        let needed = try known.byteCount(extents: shape)
        guard offsets[1] - offsets[0] == needed else {
            throw SerializationError(
                .layout, "shape \(shape) of \(type) has a size of \(needed) bytes, which offsets \(offsets) do not")
        }
        (self.name, self.type, self.shape, range) = (name, known, shape, offsets[0]..<offsets[1])
    }
}
