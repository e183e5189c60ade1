import Compression
import Support

extension CSVSource {
    /// The text of a file; a stream unless it is plain text in a regular file.
    static func opened(_ path: String, name: String, isHashed: Bool) throws -> CSVSource {
        try opening(name) {
            let file = try FileDescriptor.reading(path)
            if let size = try file.regularFileSize() {
                let start = try file.bytes(at: 0, count: 16)
                if try !isGzip(start, name: name) { return CSVSource(file, size: size) }
            }
            return CSVSource(TextStream(file, name: name, isHashed: isHashed))
        }
    }

    static func plain(_ bytes: [UInt8], name: String) throws -> CSVSource {
        do {
            return CSVSource(try isGzip(bytes, name: name) ? Gzip.decompress(bytes) : bytes)
        } catch let error as GzipError {
            throw CSVError(.unreadable, file: name, error.reason)
        }
    }

    /// Whether a file that begins with `start` is compressed by gzip. Throws if it is packed otherwise.
    static func isGzip(_ start: [UInt8], name: String) throws -> Bool {
        let packing = Packing(firstBytes: start, mayBeText: true)
        guard let packing, packing != .gzip else { return packing != nil }
        let reason = "the file is packed by \(packing.rawValue), and only gzip is read: unpack it first"
        throw CSVError(.unreadable, file: name, reason)
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
