extension AtomicFile {
    package func append(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        try file.write(bytes, at: count)
        count += bytes.count
    }

    /// Writes a whole file, atomically; an existing one is replaced.
    package static func write(
        _ bytes: some ContiguousBytes, to destination: URL, followingLinks: Bool = true
    ) throws {
        let file = try AtomicFile(for: destination, followingLinks: followingLinks)
        try bytes.withUnsafeBytes { try file.append($0) }
        try file.install()
    }
}
