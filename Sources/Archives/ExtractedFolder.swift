import Support

/// An extracted folder, for comparison with its archive.
struct ExtractedFolder {
    let path: String

    /// Whether the folder holds `entry`, the last one of `archive`, unchanged.
    func holds(_ entry: RawEntry, of archive: inout OpenedArchive) throws -> Bool {
        try Task.checkCancellation()
        let place = try place(entry.name)
        guard let status = status(place) else { return false }
        switch entry.kind {
        case .directory: return status.st_mode & S_IFMT == S_IFDIR
        case .symbolicLink(let target): return linkTarget(place) == target
        case .hardLink(let target): return try self.status(self.place(target))?.st_ino == status.st_ino
        case .file:
            guard status.st_mode & S_IFMT == S_IFREG else { return false }
            return try hasContent(of: entry, at: place, Int(status.st_size), &archive)
        case .special: return false
        }
    }

    /// Whether the file at `place`, of `size` bytes, has the data of `entry`.
    private func hasContent(
        of entry: RawEntry, at place: [UInt8], _ size: Int, _ archive: inout OpenedArchive
    ) throws -> Bool {
        guard let file = try? FileDescriptor.reading(place) else { return false }
        var (isEqual, end) = (true, 0)
        let length = try archive.readData(of: entry) { bytes, offset in
            try Task.checkCancellation()
            guard isEqual else { return }
            isEqual =
                try hasZeros(file, end..<offset) && file.bytes(at: offset, count: bytes.count).elementsEqual(bytes)
            end = offset + bytes.count
        }
        return try isEqual && length == size && hasZeros(file, end..<length)
    }

    /// Whether the bytes in `range` are all zero, as in a hole of a sparse file.
    private func hasZeros(_ file: borrowing FileDescriptor, _ range: Range<Int>) throws -> Bool {
        for start in stride(from: range.lowerBound, to: range.upperBound, by: 1 << 18) {
            try Task.checkCancellation()
            let count = min(1 << 18, range.upperBound - start)
            guard try file.bytes(at: start, count: count).allSatisfy({ $0 == 0 }) else { return false }
        }
        return true
    }

    private func place(_ name: [UInt8]) throws -> [UInt8] {
        try Array(path.utf8) + [UInt8(ascii: "/")] + EntryPath(name).bytes
    }

    private func status(_ place: [UInt8]) -> stat? {
        var status = stat()
        return lstat(terminated(place), &status) == 0 ? status : nil
    }
}
