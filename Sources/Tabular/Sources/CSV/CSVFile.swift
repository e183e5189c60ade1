import Arrays
import Files
import Platform

/// CSV text as a source of tables: a file, standard input, a pipe, or bytes in memory; plain or compressed by gzip.
///
/// The header is read once, when the source is made. `table` reads a plain file in parallel parts, and copies any other text
/// into a temporary file first, so that text is never whole in memory. `forEachTable` reads from front to back, in the memory of
/// one table, and reads a stream only once.
final class CSVFile: TableSource {
    let name: String
    private let header: CSVReader.Header
    private var reader: CSVReader
    /// The stored bytes, if they are a stream.
    private let stream: TextStream?
    private var isConsumed = false

    /// Reads the header.
    ///
    /// `sha1` needs a `checksum`, or a stream that is hashed. A row of `rowLimit` bytes is an error in `forEachTable`, and so is
    /// such a header of a stream.
    init(
        _ source: CSVSource, name: String, syntax: CSVSyntax, checksum: FileChecksum? = nil, partSize: Int = 1 << 17,
        threads: Int = processorCount, rowLimit: Int = 1 << 26
    ) throws {
        (self.name, stream) = (name, source.stream)
        reader = CSVReader(
            source: source, syntax: syntax, partSize: partSize, threads: threads, rowLimit: rowLimit, checksum: checksum
        )
        header = try source.reporting(name) { [reader] in try reader.header() }
    }

    var columnNames: [String] { header.names }

    func table(_ policy: ReadingPolicy) throws -> DataFrame {
        try reading(policy) { try $0.table($1) }
    }

    /// Calls `body` with a reader of text that can be read at any place, again and again, and reports its failures.
    func reading<Result>(
        _ policy: ReadingPolicy, _ body: (CSVReader, CSVReader.Header) throws -> Result
    ) throws -> Result {
        if let stream, reader.source.stream != nil {
            try consume()
            reader.source = try reader.source.reporting(name) { try stream.spooled() }
        }
        reader.policy = policy
        return try reader.source.reporting(name) {
            try reader.checkPolicy(header)
            return try body(reader, header)
        }
    }

    func forEachTable(of rowCount: Int, _ policy: ReadingPolicy, _ body: (DataFrame) throws -> Void) throws {
        precondition(rowCount > 0, "a table of \(rowCount) rows")
        if reader.source.stream != nil { try consume() }
        reader.policy = policy
        let tables = try reader.source.reporting(name) { try CSVBlocks(reader, header, rowCount: rowCount) }
        while let table = try reader.source.reporting(name, { try tables.next() }) { try body(table) }
    }

    func sha1() throws -> String {
        try reader.source.reporting(name) {
            if let stream { return try stream.sha1() }
            guard let checksum = reader.checksum else { preconditionFailure("no checksum of \(name) is kept") }
            return try checksum.whole(reader.source)
        }
    }

    private func consume() throws {
        if isConsumed { throw CSVError(.inaccessible, file: name, "it can be read only once: its rows have been read") }
        isConsumed = true
    }
}

extension CSVFile {
    /// Opens the file at `path` and hashes it as it is read.
    convenience init(path: String, syntax: CSVSyntax) throws {
        try self.init(path: path, name: fileURL(path).lastPathComponent, syntax: syntax, isHashed: true)
    }

    /// Opens the file at a URL without a checksum.
    convenience init(contentsOf url: URL, syntax: CSVSyntax, partSize: Int = 1 << 17) throws {
        let name = url.lastPathComponent
        guard url.isFileURL else { throw CSVError(.notFound, file: name, "\(url) is no file: download it first") }
        try self.init(path: url.givenPath, name: name, syntax: syntax, isHashed: false, partSize: partSize)
    }

    /// Reads standard input from where it is.
    convenience init(standardInput syntax: CSVSyntax) throws {
        let name = "standard input"
        let stream = try CSVSource.opening(name) { try TextStream(.standardInput(), name: name, isHashed: true) }
        try self.init(CSVSource(stream), name: name, syntax: syntax)
    }

    private convenience init(
        path: String, name: String, syntax: CSVSyntax, isHashed: Bool, partSize: Int = 1 << 17
    ) throws {
        let source = try CSVSource.opened(path, name: name, isHashed: isHashed)
        try self.init(
            source, name: name, syntax: syntax, checksum: isHashed ? FileChecksum() : nil, partSize: partSize)
    }
}
