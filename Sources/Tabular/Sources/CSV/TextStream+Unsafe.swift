import Arrays
import Compression
import Support

/// The text of a file or a pipe that is read once, from front to back, and decompressed if it is gzip.
final class TextStream {
    private let name: String
    private let nextStored: () throws -> UnsafeRawBufferPointer
    private let checksum: Checksum?
    private let origin: TextStream?
    private var inflater: GzipInflater?
    private var isOpened = false
    private let encoding: CSVSyntax.Encoding
    private var decoder: TextDecoder?
    private var decoded = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 16)
    private var isDecoded = false
    private var returned: ArraySlice<UInt8> = []
    private var rest = UnsafeRawBufferPointer(start: nil, count: 0)

    /// Reads the pieces of `nextStored`, each valid until the next call, empty at the end.
    ///
    /// `name` is for errors; `origin` is the stream of which this is a part, if any.
    init(
        name: String, isHashed: Bool, encoding: CSVSyntax.Encoding = .utf8, of origin: TextStream? = nil,
        nextStored: @escaping () throws -> UnsafeRawBufferPointer
    ) {
        (self.name, self.encoding, self.origin, self.nextStored) = (name, encoding, origin, nextStored)
        checksum = isHashed ? Checksum() : nil
    }

    /// Reads the rest of `file`.
    convenience init(
        _ file: consuming FileDescriptor, name: String, isHashed: Bool, encoding: CSVSyntax.Encoding = .utf8
    ) {
        let file = FileStream(file)
        self.init(name: name, isHashed: isHashed, encoding: encoding) { try file.next() }
    }

    deinit { decoded.deallocate() }

    /// Whether the text is decompressed, which is known once some of it has been read.
    private var isCompressed: Bool { inflater != nil || origin?.isCompressed == true }

    /// Fills `buffer`; returns the number of bytes, fewer only at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let first = returned.prefix(buffer.count)
        buffer.copyBytes(from: first)
        returned = returned.dropFirst(first.count)
        var count = first.count
        while count < buffer.count {
            if rest.isEmpty { rest = try nextText() }
            if rest.isEmpty { break }
            let piece = rest.prefix(buffer.count - count)
            UnsafeMutableRawBufferPointer(rebasing: buffer[count...]).copyMemory(from: .init(rebasing: piece))
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(piece.count))
            count += piece.count
        }
        return count
    }

    /// Puts back the text that was read last, with which the next `read` begins.
    func unread(_ text: [UInt8]) { returned = text + returned }

    func sha1() throws -> String {
        (returned, rest) = ([], UnsafeRawBufferPointer(start: nil, count: 0))
        while try !nextPiece().isEmpty {}
        guard let checksum else { stop("TextStream: no checksum of \(name) is kept") }
        return checksum.hexadecimal
    }

    /// The next piece as UTF-8, valid until the next call.
    private func nextText() throws -> UnsafeRawBufferPointer {
        let isFirst = !isOpened
        var piece = try nextPiece()
        if isFirst { decoder = TextDecoder(encoding, start: piece.prefix(4)) }
        while !isDecoded, let bytes = decoder?.decode(piece, isLast: piece.isEmpty) {
            isDecoded = piece.isEmpty
            if isDecoded || !bytes.isEmpty { return held(bytes) }
            piece = try nextPiece()
        }
        return piece
    }

    private func held(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
        if bytes.count > decoded.count {
            decoded.deallocate()
            decoded = .allocate(byteCount: bytes.count, alignment: 16)
        }
        decoded.copyBytes(from: bytes)
        return UnsafeRawBufferPointer(rebasing: decoded[..<bytes.count])
    }

    private func nextPiece() throws -> UnsafeRawBufferPointer {
        do {
            return try isOpened ? inflater?.next() ?? stored() : open()
        } catch let error as GzipError {
            throw CSVError(.unreadable, file: name, error.reason)
        }
    }

    private func open() throws -> UnsafeRawBufferPointer {
        isOpened = true
        let start = try stored()
        guard try CSVSource.isGzip(Array(start.prefix(1 << 10)), name: name) else { return start }
        var first = Optional(start)
        let inflater = try GzipInflater { [unowned self] in
            defer { first = nil }
            return try first ?? stored()
        }
        self.inflater = inflater
        let piece = try inflater.next()
        try CSVSource.checkFormat(Array(piece.prefix(1 << 10)), name: name)
        return piece
    }

    private func stored() throws -> UnsafeRawBufferPointer {
        let bytes = try nextStored()
        checksum?.update(bytes)
        return bytes
    }
}

extension TextStream {
    /// Copies the text into an unnamed temporary file, which can be read at any place.
    ///
    /// Throws a `CSVError` once a row has `rowLimit` bytes, for more than `sizeLimit` bytes of decompressed text and a
    /// full disk.
    func spooled(
        rowLimit: Int = CSVScanner.rowLimit, sizeLimit: Int = Gzip.defaultLimit, in folder: String = temporaryFolder
    ) throws -> CSVSource {
        let file = try spooling { () throws(SystemError) in try FileDescriptor.temporary(in: folder) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { buffer.deallocate() }
        var (size, rowStart) = (0, 0)
        while case let count = try read(into: buffer), count > 0 {
            let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            try spooling { () throws(SystemError) in try file.write(piece, at: size) }
            let lineEnd = piece.lastIndex(where: \.isLineEnd)
            rowStart = lineEnd.map { size + $0 + 1 } ?? rowStart
            size += count
            guard size - rowStart < rowLimit else {
                throw CSVFault(tooLongAt: rowStart).error(file: name, source: CSVSource(file, size: size))
            }
            guard !isCompressed || size <= sizeLimit else {
                throw CSVError(.unreadable, file: name, GzipError.tooLarge(sizeLimit).reason)
            }
        }
        return CSVSource(file, size: size)
    }

    private func spooling<Result: ~Copyable>(_ body: () throws(SystemError) -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            throw CSVError(.unwritable, file: name, "\(error): set TMPDIR to a folder with more space")
        }
    }
}
