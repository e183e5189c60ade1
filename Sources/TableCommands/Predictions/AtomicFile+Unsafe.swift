import Files

extension AtomicFile {
    /// Appends bytes to the file.
    func append(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try append($0) } }
}
