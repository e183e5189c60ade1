import Compression
import Files

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension DataFrame {
    /// Reads a CSV file, plain or compressed by gzip, which is recognized by its content.
    ///
    /// The kinds of the columns follow from all of their values: integer, else real, else boolean, else string. A column
    /// of numbers that holds one text is a string column, and every value keeps the spelling of the file. An integer that
    /// 64 bits cannot hold makes a column of integers a string column, too.
    ///
    /// Throws a `CSVError` with file, line and column, or a `CancellationError` if the task is cancelled. Nothing is repaired
    /// or guessed: rows of another length than the header, duplicate names, open quotes, and text that is not UTF-8 are errors.
    public init(contentsOfCSV url: URL, options: CSVOptions = CSVOptions()) throws {
        try self.init(CSVSource.opened(url), options: options, name: url.lastPathComponent)
    }

    /// Reads CSV text. `name` stands for the file in errors.
    public init(csv text: String, options: CSVOptions = CSVOptions(), name: String = "CSV text") throws {
        try self.init(csv: Array(text.utf8), options: options, name: name)
    }

    /// Reads the bytes of CSV text, plain or compressed by gzip. `name` stands for the file in errors.
    public init(csv bytes: [UInt8], options: CSVOptions = CSVOptions(), name: String = "CSV text") throws {
        try self.init(CSVSource(Self.plain(bytes, name: name)), options: options, name: name)
    }

    private init(_ source: CSVSource, options: CSVOptions, name: String) throws {
        self = try source.reporting(name) { try CSVReader(source: source, options: options).table() }
    }

    fileprivate static func plain(_ bytes: [UInt8], name: String) throws -> [UInt8] {
        try checkPacking(bytes, name: name)
        do {
            return Gzip.isGzip(bytes) ? try Gzip.decompress(bytes) : bytes
        } catch let error as GzipError {
            throw CSVError(.unreadable, file: name, error.message)
        }
    }

    /// Throws for the first bytes of what is neither text nor packed by gzip.
    fileprivate static func checkStart(_ start: [UInt8], name: String) throws {
        try checkPacking(start, name: name)
        if !Gzip.isGzip(start) { try CSVSource.checkStart(start, name: name) }
    }

    /// Throws for the first bytes of a file that is packed otherwise than by gzip.
    fileprivate static func checkPacking(_ start: [UInt8], name: String) throws {
        let signatures: [(program: String, bytes: [UInt8])] =
            [
                ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A]), ("zstd", [0x28, 0xB5, 0x2F, 0xFD]),
                ("zip", [0x50, 0x4B, 0x03, 0x04]),
            ] + (1...9).map { ("bzip2", Array("BZh\($0)1AY&SY".utf8)) }
        guard let found = signatures.first(where: { start.starts(with: $0.bytes) }) else { return }
        throw CSVError(
            .unreadable, file: name, "the file is packed by \(found.program), and only gzip is read: unpack it first")
    }
}

extension CSVSource {
    /// The text of a file: read piece by piece, unless it is packed or no regular file.
    static func opened(_ url: URL) throws -> CSVSource {
        let name = url.lastPathComponent
        guard url.isFileURL else { throw CSVError(.notFound, file: name, "\(url) is no file: download it first") }
        do {
            let file = try FileDescriptor.reading(url.givenPath)
            if let size = try file.regularFileSize() {
                let start = try file.bytes(at: 0, count: 64)
                try DataFrame.checkPacking(start, name: name)
                if !Gzip.isGzip(start) { return CSVSource(file, size: size) }
            }
            return try CSVSource(DataFrame.plain(file.remainingCSV(name: name), name: name))
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

extension CSVSource {
    /// Throws for a text that by its first piece is no UTF-8.
    static func checkStart(_ start: [UInt8], name: String) throws {
        do {
            try Bytes.withBytes(of: start) { try $0.checkStart() }
        } catch let fault as CSVFault {
            throw fault.error(file: name, source: CSVSource(start))
        }
    }
}

extension FileDescriptor {
    /// All that is left of CSV text, plain or packed; `name` stands for the file in errors.
    ///
    /// A pipe or a device may have no end: what is no text by its first piece, or has a row that is too long, is an error at once.
    package borrowing func remainingCSV(name: String, rowLimit: Int = CSVScanner.rowLimit) throws -> [UInt8] {
        var rowStart = 0
        return try remainingBytes { bytes, newest in
            if newest.lowerBound == 0 { try DataFrame.checkStart(bytes, name: name) }
            let lineEnd = bytes[newest].lastIndex { $0 == .newline || $0 == .carriageReturn }
            rowStart = lineEnd.map { $0 + 1 } ?? rowStart
            guard bytes.count - rowStart >= rowLimit else { return }
            throw CSVFault(tooLongAt: rowStart).error(file: name, source: CSVSource(bytes))
        }
    }
}
