import Arrays
import Support

/// A CSV source: a file, standard input, a pipe, or bytes in memory; plain or compressed by gzip.
///
/// The initializer reads the header. `table` reads a file in parallel parts; it copies compressed text and streams into
/// a temporary file first. `forEachTable` reads from front to back, a stream only once, in the memory of one table.
final class CSVFile: TableSource {
    let name: String
    private let header: CSVReader.Header
    private var reader: CSVReader
    private let stream: TextStream?
    private var isConsumed = false
    let notes: [String]
    let skippedRows: [Int]

    /// Reads the header.
    ///
    /// `sha1` needs a `checksum` or a hashed stream. `rowLimit` is for `forEachTable` and the header of a stream.
    init(
        _ source: CSVSource, name: String, syntax: CSVSyntax, checksum: FileChecksum? = nil, partSize: Int = 1 << 17,
        threads: Int = processorCount, rowLimit: Int = 1 << 26
    ) throws {
        (self.name, stream) = (name, source.stream)
        var source = source
        (source, notes, skippedRows) = try Self.leavingLinesOut(source, name, syntax)
        reader = CSVReader(
            source: source, syntax: syntax, partSize: partSize, threads: threads, rowLimit: rowLimit, checksum: checksum
        )
        header = try source.reporting(name) { [reader] in try reader.header() }
    }

    /// The text as the syntax changes it, notes about lines that it leaves out, and the rows among them.
    private static func leavingLinesOut(
        _ source: CSVSource, _ name: String, _ syntax: CSVSyntax
    ) throws -> (CSVSource, notes: [String], rows: [Int]) {
        guard syntax.changesText else { return (source, [], []) }
        var source = source
        if syntax.separatesByBlanks {
            let fields = BlankSeparation(source)
            let text = TextStream(name: name, isHashed: false, of: source.stream) { try fields.next() }
            source = try source.reporting(name) { try text.spooled() }
        }
        guard syntax.leavesLinesOut else { return (source, [], []) }
        let filter = CSVLineFilter(source, syntax)
        let rest = TextStream(name: name, isHashed: false, of: source.stream) { try filter.next() }
        let left = try source.reporting(name) { try rest.spooled() }
        return (left, filter.leftOut.notes(syntax), filter.leftOut.badRows)
    }

    var columnNames: [String] { header.names }

    func table(_ policy: ReadingPolicy) throws -> DataFrame { try reading(policy) { try $0.table($1) } }

    /// Calls `body` with a reader of text at any place, and reports its failures.
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
        require(rowCount > 0, "TableSource: a table has at least one row, not \(rowCount)")
        if reader.source.stream != nil { try consume() }
        reader.policy = policy
        let tables = try reader.source.reporting(name) { try CSVBlocks(reader, header, rowCount: rowCount) }
        while let table = try reader.source.reporting(name, { try tables.next() }) { try body(table) }
    }

    func sha1() throws -> String {
        try reader.source.reporting(name) {
            if let stream { return try stream.sha1() }
            guard let checksum = reader.checksum else { stop("CSVFile: no checksum of \(name) is kept") }
            return try checksum.whole(reader.source)
        }
    }

    private func consume() throws {
        if isConsumed { throw CSVError(.inaccessible, file: name, "it can be read only once: its rows have been read") }
        isConsumed = true
    }
}

extension CSVFile {
    convenience init(
        path: String, name: String? = nil, syntax: CSVSyntax, isHashed: Bool = true, partSize: Int = 1 << 17
    ) throws {
        let name = name ?? fileURL(path).lastPathComponent
        let source = try CSVSource.opened(path, name: name, syntax: syntax, isHashed: isHashed)
        try self.init(
            source, name: name, syntax: syntax, checksum: isHashed ? FileChecksum() : nil, partSize: partSize)
    }

    /// Opens the file at a URL, without a checksum.
    convenience init(contentsOf url: URL, syntax: CSVSyntax, partSize: Int = 1 << 17) throws {
        guard url.isFileURL else {
            throw CSVError(.notFound, file: url.lastPathComponent, "\(url) is no file: download it first")
        }
        try self.init(path: url.givenPath, syntax: syntax, isHashed: false, partSize: partSize)
    }

    /// Reads the rest of standard input.
    convenience init(standardInput syntax: CSVSyntax) throws {
        let name = tableName("-")
        let stream = try CSVSource.opening(name) {
            try TextStream(.standardInput(), name: name, isHashed: true, encoding: syntax.encoding)
        }
        try self.init(CSVSource(stream), name: name, syntax: syntax)
    }
}
