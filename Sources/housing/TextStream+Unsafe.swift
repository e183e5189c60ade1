import Compression
import Files

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The bytes of a file, decompressed if they are gzip's.
final class TextStream {
    private let file: FileStream
    private var inflater: GzipInflater?
    private var isOpened = false

    init(_ file: FileStream) { self.file = file }

    /// The next piece; empty at the end.
    func next() throws -> [UInt8] { Array(try nextPiece()) }

    private func nextPiece() throws -> UnsafeRawBufferPointer {
        if let inflater { return try inflater.next() }
        let piece = try file.next()
        guard !isOpened else { return piece }
        isOpened = true
        guard Gzip.isGzip(piece) else { return piece }
        var first: UnsafeRawBufferPointer? = piece
        let inflater = try GzipInflater { [file] in
            defer { first = nil }
            return try first ?? file.next()
        }
        self.inflater = inflater
        return try inflater.next()
    }
}

extension AtomicFile {
    /// Appends bytes to the file.
    func append(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try append($0) } }
}
