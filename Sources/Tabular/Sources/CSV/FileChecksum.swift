import Support

/// The SHA-1 of a file that is read from front to back in overlapping pieces, perhaps more than once.
final class FileChecksum {
    private let checksum = Checksum()

    /// Adds the new bytes of `text`, which begins at `offset` of the file, not after the end of the known bytes.
    func take(_ text: Bytes, at offset: Int) {
        let known = checksum.count - offset
        assert(known >= 0, "bytes are missing before \(offset)")
        if known < text.count { checksum.update(text[known..<text.count].raw) }
    }

    /// The checksum of all bytes; reads those that are not known yet.
    func whole(_ source: CSVSource) throws -> String {
        while case let bytes = try source.bytes(at: checksum.count, count: 1 << 18), !bytes.isEmpty {
            try Task.checkCancellation()
            Bytes.withBytes(of: bytes) { take($0, at: checksum.count) }
        }
        return checksum.hexadecimal
    }
}
