import Support

/// Named arrays and metadata in the [safetensors](https://github.com/huggingface/safetensors#format) format.
///
/// ```swift
/// let file = try SafetensorsFile(contentsOf: URL(filePath: "model.safetensors"))
/// file.arrays.names                                       // ["0.bias", "0.weight"]
/// try file.arrays["0.weight", as: Float.self]             // an NDArray<Float>
/// try SafetensorsFile(arrays: arrays, metadata: ["format": "pt"]).write(to: url)
/// ```
///
/// Compatible with PyTorch and other users of the format, in both directions; equal content gives equal files. Nothing
/// in a file is executed, and every offset and size is checked. Unlike other readers it refuses duplicate names. Scalar
/// types of 4 and 6 bits are not supported.
public struct SafetensorsFile: Equatable, Sendable {
    /// The arrays, in the order of the header.
    public var arrays: NamedArrays
    /// Free text by key.
    public var metadata: [String: String]

    /// The format's limit on the header, in bytes.
    static let maximumHeader = 100_000_000

    /// A file of `arrays`, to be written.
    public init(arrays: NamedArrays, metadata: [String: String] = [:]) {
        (self.arrays, self.metadata) = (arrays, metadata)
    }

    /// Reads the file at `url`; the arrays only if the header fits the file. Throws a `SerializationError`.
    public init(contentsOf url: URL) throws(SerializationError) {
        self = try accessing(url) {
            let file = try FileBytes(url)
            try Self.checkFormat(try file.bytes(0..<min(1 << 10, file.count)))
            let length = try Self.headerLength(try file.bytes(0..<8), fileSize: file.count)
            let header = try SafetensorsHeader(try file.bytes(8..<8 + length), dataSize: file.count - 8 - length)
            return try SafetensorsFile(header, data: ArraySlice(try file.bytes(8 + length..<file.count)))
        }
    }

    /// Reads a file's bytes. Throws a `SerializationError`.
    public init(bytes: [UInt8]) throws(SerializationError) {
        try Self.checkFormat(Array(bytes.prefix(1 << 10)))
        let length = try Self.headerLength(Array(bytes.prefix(8)), fileSize: bytes.count)
        let header = try SafetensorsHeader(Array(bytes[8..<8 + length]), dataSize: bytes.count - 8 - length)
        try self.init(header, data: bytes[(8 + length)...])
    }

    private init(_ header: SafetensorsHeader, data: ArraySlice<UInt8>) throws(SerializationError) {
        var arrays = NamedArrays()
        for entry in header.entries {
            let array = try about(entry.name) { () throws(SerializationError) in
                guard entry.range.upperBound <= data.count else {
                    throw SerializationError(.truncated, "the file became shorter while it was read")
                }
                let bytes = data.dropFirst(entry.range.lowerBound).prefix(entry.range.count)
                return try StoredArray(type: entry.type, extents: entry.shape, bytes: bytes)
            }
            try arrays.append(array, as: entry.name)
        }
        (self.arrays, metadata) = (arrays, header.metadata)
    }

    /// Throws for a file of another format that begins with `start`.
    private static func checkFormat(_ start: [UInt8]) throws(SerializationError) {
        // A header is a JSON object; its length may look like the start of another format.
        let isHeader = start.count > 8 && start[8] == UInt8(ascii: "{")
        guard !isHeader, let format = ForeignFormat(firstBytes: start) else { return }
        throw SerializationError(.unrecognized, "no safetensors header, but \(format.reason)")
    }

    /// The length of the header from the first eight bytes, checked against the size of the file.
    private static func headerLength(_ start: [UInt8], fileSize: Int) throws(SerializationError) -> Int {
        guard start.count == 8 else {
            throw SerializationError(
                .truncated, "\(fileSize) bytes: too short for a safetensors header; fetch it again")
        }
        let length = start.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= maximumHeader else {
            throw SerializationError(
                .unrecognized,
                "no safetensors file: it would have a header of \(length) bytes; at most 100 MB are allowed")
        }
        guard Int(length) <= fileSize - 8 else {
            throw SerializationError(
                .truncated, "a header of \(length) bytes in a file of \(fileSize): damaged or cut short; fetch it again"
            )
        }
        return Int(length)
    }
}

extension SafetensorsFile: CustomStringConvertible {
    /// The number of arrays and the metadata: `SafetensorsFile(2 arrays, 'format': 'pt')`.
    public var description: String {
        let pairs = metadata.sorted { $0.key < $1.key }.map { "\(quoted($0.key)): \(quoted($0.value))" }
        return "SafetensorsFile(\(arrays.count) arrays" + (pairs.isEmpty ? ")" : ", \(pairs.joined(separator: ", ")))")
    }
}
