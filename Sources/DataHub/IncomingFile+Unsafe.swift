import Support

extension IncomingFile {
    func append(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        try file.append(bytes)
        checksum.update(bytes)
    }

    func append(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try append($0) }
    }
}
