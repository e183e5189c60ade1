/// A zip written byte by byte, its files not compressed, so that it can say what no tool would.
struct ZipBuilder {
    private var files: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// Adds a file. `localName` is the name in front of the data where that differs from the directory's; `mode` is Unix's.
    mutating func add(
        _ name: [UInt8], _ content: String = "", localName: [UInt8]? = nil, flags: Int = 0x0800,
        checksum: UInt32? = nil,
        mode: Int = 0o100644, isListed: Bool = true
    ) {
        let offset = files.count
        let data = Array(content.utf8)
        let common =
            little(flags, 2) + little(0, 2) + little(0, 4) + little(Int(checksum ?? crc32(data)), 4)
            + little(data.count, 4)
            + little(data.count, 4)
        let local = localName ?? name
        files += little(0x0403_4B50, 4) + little(20, 2) + common + little(local.count, 2) + little(0, 2) + local + data
        guard isListed else { return }
        count += 1
        directory += little(0x0201_4B50, 4) + little(3 << 8 | 20, 2) + little(20, 2) + common + little(name.count, 2)
        directory += [UInt8](repeating: 0, count: 8) + little(mode << 16, 4) + little(offset, 4) + name
    }

    mutating func add(_ name: String, _ content: String = "", mode: Int = 0o100644) {
        add(Array(name.utf8), content, mode: mode)
    }

    /// The whole archive; `claimed` is the number of entries that its end states.
    func archive(claimed: Int? = nil) -> [UInt8] {
        let counts = little(claimed ?? count, 2)
        let end = little(0x0605_4B50, 4) + little(0, 4) + counts + counts
        return files + directory + end + little(directory.count, 4) + little(files.count, 4) + little(0, 2)
    }

    private func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}

/// The checksum that zip and gzip use, by its definition.
func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1) * 0xEDB8_8320 }
    }
}
