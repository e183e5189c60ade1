import Support

extension SafetensorsFile {
    /// Writes the file, atomically; an existing file is replaced. Throws a `SerializationError`.
    ///
    /// Arrays are ordered as by the safetensors library, widest types first and then by name, which aligns them.
    public func write(to url: URL) throws(SerializationError) {
        try accessing(url) { try writeFile(try pieces(), to: url) }
    }

    /// The bytes of the file. Throws a `SerializationError`.
    public func encoded() throws(SerializationError) -> [UInt8] { Array(try pieces().joined()) }

    private func pieces() throws(SerializationError) -> [ArraySlice<UInt8>] {
        let sorted = arrays.sorted { left, right in
            if left.array.type != right.array.type { return left.array.type.rank > right.array.type.rank }
            return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
        }
        let header = try header(of: sorted)
        let length = littleEndianBytes(UInt64(header.count))
        return [ArraySlice(length + header)] + sorted.map(\.array.bytes)
    }

    private func header(of sorted: [NamedArrays.Element]) throws(SerializationError) -> [UInt8] {
        var (members, offset) = ([String](), 0)
        if !metadata.isEmpty { members.append("\(jsonString(SafetensorsHeader.metadataKey)):\(metadataObject)") }
        for (name, array) in sorted {
            guard !name.utf8.elementsEqual(SafetensorsHeader.metadataKey.utf8) else {
                throw SerializationError(.unsupported, "the format keeps this name for metadata", array: name)
            }
            let end = offset + array.bytes.count
            members.append("\(jsonString(name)):{\(fields(array)),\"data_offsets\":[\(offset),\(end)]}")
            offset = end
        }
        let text = Array("{\(members.joined(separator: ","))}".utf8)
        // The data begin at a multiple of 8.
        let header = text + [UInt8](repeating: UInt8(ascii: " "), count: -text.count & 7)
        guard header.count <= Self.maximumHeader else {
            throw SerializationError(.tooLarge, "a header of \(header.count) bytes: more than the format's 100 MB")
        }
        return header
    }

    private func fields(_ array: StoredArray) -> String {
        let extents = array.shape.map(String.init).joined(separator: ",")
        return "\"dtype\":\"\(array.type.rawValue)\",\"shape\":[\(extents)]"
    }

    private var metadataObject: String {
        let sorted = metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return "{" + sorted.map { "\(jsonString($0.key)):\(jsonString($0.value))" }.joined(separator: ",") + "}"
    }
}
