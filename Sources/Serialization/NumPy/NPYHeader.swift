import Support

/// The header of an `.npy` file.
struct NPYHeader {
    let type: ScalarType
    let shape: [Int]
    /// Whether the data are in column-major (Fortran) order.
    let isColumnMajor: Bool
    /// The size of the header in bytes.
    let count: Int

    /// The longest header that is read. NumPy's largest, for 64 dimensions, is far shorter.
    static let maximumCount = 1 << 16
    private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

    /// Reads the header from `start`, the first `maximumCount` bytes of a file or all of them.
    init(_ start: [UInt8], fileSize: Int) throws(SerializationError) {
        guard start.starts(with: Self.magic.prefix(start.count)), !start.isEmpty else {
            throw SerializationError(.unrecognized, "no .npy file: it does not begin with \\x93NUMPY")
        }
        let text = try Self.text(start, fileSize: fileSize)
        var fields = try NPYFields(text)
        let (descriptor, isFortran, shape) = try fields.read()
        isColumnMajor = isFortran
        type = try Self.type(descriptor)
        let needed = try type.byteCount(extents: shape)
        (self.shape, count) = (shape, text.endIndex)
        guard fileSize - count >= needed else {
            throw SerializationError(
                .truncated, "\(fileSize - count) bytes of data instead of \(needed): cut short; fetch it again")
        }
        guard fileSize - count == needed else {
            throw SerializationError(
                .layout,
                "\(fileSize - count - needed) bytes follow the array: save each array in a file of its own")
        }
    }

    /// The array of `data`, all that follows the header.
    func array(_ data: ArraySlice<UInt8>) throws(SerializationError) -> StoredArray {
        let array = try StoredArray(type: type, extents: shape, bytes: data)
        return isColumnMajor ? try StoredArray(type: type, extents: shape, bytes: array.rowMajorBytes[...]) : array
    }

    /// The dictionary in `start`.
    private static func text(_ start: [UInt8], fileSize: Int) throws(SerializationError) -> ArraySlice<UInt8> {
        let tooShort = SerializationError(
            .truncated, "\(fileSize) bytes: the header of an .npy file is cut short; fetch it again")
        guard start.count >= 10 else { throw tooShort }
        guard (1...3).contains(start[6]), start[7] == 0 else {
            throw SerializationError(.unsupported, "version \(start[6]).\(start[7]) of the format: 1.0 to 3.0 are read")
        }
        let begin = start[6] == 1 ? 10 : 12
        guard start.count >= begin else { throw tooShort }
        let length = start[8..<begin].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= maximumCount - begin else {
            throw SerializationError(.tooLarge, "a header of \(length) bytes: damaged, or no array of numbers")
        }
        guard begin + length <= start.count else { throw tooShort }
        return start[begin..<begin + length]
    }

    /// The type that NumPy calls `descriptor`.
    private static func type(_ descriptor: String) throws(SerializationError) -> ScalarType {
        // A single byte has no order.
        let name = descriptor.hasSuffix("1") && descriptor.hasPrefix("<") ? "|" + descriptor.dropFirst() : descriptor
        if let type = ScalarType.allCases.first(where: { $0.numPyName == name }) { return type }
        let kind = descriptor.drop { "<>|=".contains($0) }.first
        let what =
            switch kind {
            case "O": "Python objects: save numbers instead"
            case "U", "S", "a": "text: save numbers instead"
            case "V": "structured or raw: save each field as an array"
            case "M", "m": "times: save them as int64"
            case _ where descriptor.hasPrefix(">"):
                "big-endian: save array.astype(array.dtype.newbyteorder('<')) instead"
            default: "unknown here"
            }
        throw SerializationError(.unsupported, "the array's type \(quoted(descriptor)) is \(what)")
    }

    /// The header for `array` in version 1, as NumPy writes it.
    static func encoded(_ array: StoredArray) throws(SerializationError) -> [UInt8] {
        guard let name = array.type.numPyName else {
            throw SerializationError(
                .unsupported, "NumPy has no type \(array.type.rawValue): use safetensors, or convert it")
        }
        let extents = array.shape.map(String.init)
        let tuple = extents.count == 1 ? "(\(extents[0]),)" : "(\(extents.joined(separator: ", ")))"
        var text = Array("{'descr': '\(name)', 'fortran_order': False, 'shape': \(tuple), }".utf8)
        // As in NumPy: room for 21 digits in the first extent, then padding to a multiple of 64.
        if let first = extents.first { text += blanks(21 - first.utf8.count) }
        text += blanks(64 - (10 + text.count + 1) % 64) + [UInt8(ascii: "\n")]
        guard let length = UInt16(exactly: text.count) else {
            throw SerializationError(.unsupported, "\(extents.count) dimensions: more than NumPy has")
        }
        return magic + [1, 0] + littleEndianBytes(length) + text
    }

    private static func blanks(_ count: Int) -> [UInt8] { [UInt8](repeating: UInt8(ascii: " "), count: count) }
}
