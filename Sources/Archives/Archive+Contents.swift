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
