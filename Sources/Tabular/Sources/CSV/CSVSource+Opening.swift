import Compression
import Files

extension CSVSource {
    /// The text of a file: read piece by piece, a stream unless it is plain text in a regular file.
    static func opened(_ path: String, name: String, isHashed: Bool) throws -> CSVSource {
        try opening(name) {
            let file = try FileDescriptor.reading(path)
            if let size = try file.regularFileSize() {
                let start = try file.bytes(at: 0, count: 64)
                try checkPacking(start, name: name)
                if !Gzip.isGzip(start) { return CSVSource(file, size: size) }
            }
            return CSVSource(TextStream(file, name: name, isHashed: isHashed))
        }
    }

    /// The text of bytes, plain or compressed by gzip.
    static func plain(_ bytes: [UInt8], name: String) throws -> CSVSource {
        try checkPacking(bytes, name: name)
        do {
            return CSVSource(Gzip.isGzip(bytes) ? try Gzip.decompress(bytes) : bytes)
        } catch let error as GzipError {
            throw CSVError(.unreadable, file: name, error.message)
        }
    }

    /// Throws for the first bytes of a file that is packed otherwise than by gzip.
    static func checkPacking(_ start: [UInt8], name: String) throws {
        let signatures: [(program: String, bytes: [UInt8])] =
            [
                ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A]), ("zstd", [0x28, 0xB5, 0x2F, 0xFD]),
                ("zip", [0x50, 0x4B, 0x03, 0x04]),
            ] + (1...9).map { ("bzip2", Array("BZh\($0)1AY&SY".utf8)) }
        guard let found = signatures.first(where: { start.starts(with: $0.bytes) }) else { return }
        throw CSVError(
            .unreadable, file: name, "the file is packed by \(found.program), and only gzip is read: unpack it first")
    }

    /// What `body` opens; failures of the system as errors of the file called `name`.
    static func opening<Result>(_ name: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as SystemError {
            let code: CSVError.Code = error.isMissing ? .notFound : .inaccessible
            throw CSVError(code, file: name, error.description(behind: name))
        }
    }

    /// What `body` gives; its failures as errors of the file called `name`.
    func reporting<Result>(_ name: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let fault as CSVFault {
            throw fault.error(file: name, source: self)
        } catch let error as SystemError {
            throw CSVError(.inaccessible, file: name, error.description(behind: name))
        }
    }
}
