import Support

extension Archive {
    /// The files with their content, in memory, in the order of the archive, without folders.
    ///
    /// Names are no paths. Throws an `ArchiveError` for links, devices, damage and encryption, and beyond `limits`.
    package func contents() throws -> [(name: [UInt8], bytes: [UInt8])] {
        try translatingErrors {
            var (opened, files) = (
                try OpenedArchive(path: url.givenPath, limits: limits), [(name: [UInt8], bytes: [UInt8])]()
            )
            while let entry = try opened.next() {
                switch entry.kind {
                case .directory: continue
                case .file: files.append((entry.name, try opened.content(of: entry)))
                case .special, .symbolicLink, .hardLink:
                    throw Fault(.unsafe, "neither a file nor a folder", entry: entry.name)
                }
            }
            return files
        }
    }
}

extension Archive {
    /// Calls `body` with the content of the only file whose name `isWanted` accepts, or the only one of these that
    /// `isPreferred` accepts, in an unnamed temporary file, its name and its size.
    ///
    /// Throws an `ArchiveError` unless there is exactly one, and as `contents`; and the errors of `body`.
    package func withOnlyFile<Result>(
        called kind: String, where isWanted: (String) -> Bool, preferring isPreferred: (String) -> Bool,
        _ body: (consuming FileDescriptor, _ name: String, _ size: Int) throws -> Result
    ) throws -> Result {
        let names = try entries().filter { $0.kind == .file && isWanted($0.path) }.map(\.path)
        let preferred = names.filter(isPreferred), chosen = preferred.count == 1 ? preferred : names
        return try translatingErrors {
            guard let name = chosen.first, chosen.count == 1 else {
                throw Fault(
                    .missing,
                    names.isEmpty ? "it has no \(kind)" : "it has \(names.count) files, \(names.listed): unpack it")
            }
            var (opened, size) = (try OpenedArchive(path: url.givenPath, limits: limits), 0)
            let file = try FileDescriptor.temporary()
            while let entry = try opened.next() {
                guard entry.kind == .file, entry.entry.path == name else { continue }
                size = try opened.readData(of: entry) { block, offset in try file.write(block, at: offset) }
                guard size == Int(clamping: entry.size) else {
                    throw Fault(.damaged, "\(size) bytes of the declared \(entry.size)", entry: entry.name)
                }
            }
            return try body(file, name, size)
        }
    }
}

extension OpenedArchive {
    /// The data of `entry`, the last one. Its declared size is checked, but allocates no memory.
    fileprivate mutating func content(of entry: RawEntry) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let length = try readData(of: entry) { block, offset in
            guard offset == bytes.count else { throw Fault(.damaged, "the data have a hole", entry: entry.name) }
            bytes += block
        }
        guard length == bytes.count, length == Int(clamping: entry.size) else {
            throw Fault(.damaged, "\(bytes.count) bytes of the declared \(entry.size)", entry: entry.name)
        }
        return bytes
    }
}
