import Compression
import Support

extension CSVSource {
    /// The text of the file at a path.
    static func opened(_ path: String, name: String, syntax: CSVSyntax, isHashed: Bool) throws -> CSVSource {
        try opening(name) {
            let file = try FileDescriptor.reading(path)
            let size = try file.regularFileSize()
            return try opened(file, size: size, name: name, syntax: syntax, isHashed: isHashed)
        }
    }

    /// The text of a file; a stream unless it is plain UTF-8 in a regular file, of `size` bytes, that needs no change.
    static func opened(
        _ file: consuming FileDescriptor, size: Int?, name: String, syntax: CSVSyntax, isHashed: Bool
    ) throws -> CSVSource {
        if let size {
            let start = try file.bytes(at: 0, count: 1 << 10)
            let isPlain = try !isGzip(start, name: name) && TextDecoder(syntax.encoding, start: start) == nil
            if isPlain, !syntax.changesText { return CSVSource(file, size: size) }
        }
        return CSVSource(TextStream(file, name: name, isHashed: isHashed, encoding: syntax.encoding))
    }

    static func plain(_ bytes: [UInt8], name: String, encoding: CSVSyntax.Encoding = .utf8) throws -> CSVSource {
        do {
            let text = try isGzip(bytes, name: name) ? Gzip.decompress(bytes) : bytes
            guard var decoder = TextDecoder(encoding, start: text.prefix(4)) else { return CSVSource(text) }
            return CSVSource(text.withUnsafeBytes { decoder.decode($0, isLast: true) })
        } catch let error as GzipError {
            throw CSVError(.unreadable, file: name, error.reason)
        }
    }

    /// Whether a file that begins with `start` is compressed by gzip. Throws if it is packed otherwise, or no text.
    static func isGzip(_ start: [UInt8], name: String) throws -> Bool {
        try checkFormat(start, name: name)
        let packing = Packing(firstBytes: start, mayBeText: true)
        guard let packing, packing != .gzip else { return packing != nil }
        let reason = "the file is packed by \(packing.rawValue), and only gzip is read: unpack it first"
        throw CSVError(.unreadable, file: name, reason)
    }

    /// Throws for a file or its decompressed content that begins with `start` if it is no text of a table.
    static func checkFormat(_ start: [UInt8], name: String) throws {
        guard let format = ForeignFormat(firstBytes: start) else { return }
        throw CSVError(.unreadable, file: name, "this is \(format.reason)")
    }

    /// Runs `body`; converts system errors to those of opening the file called `name`.
    static func opening<Result>(_ name: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as SystemError {
            let code: CSVError.Code = error.isMissing ? .notFound : .inaccessible
            throw CSVError(code, file: name, error.description(behind: name))
        }
    }

    /// Runs `body`; converts its faults and system errors to those of reading the file called `name`.
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
