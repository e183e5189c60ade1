/// Bytes that come in pieces.
protocol ByteStream: AnyObject {
    /// The next piece, valid until the next call; empty at the end.
    func next() throws -> UnsafeRawBufferPointer
}

/// How an archive file is packed, told by its first bytes: names and endings lie.
enum Packing {
    case zip, gzip, bzip2, xz, zstandard, none

    init(firstBytes bytes: [UInt8]) {
        let magics: [(Packing, [UInt8])] = [
            (.zip, [0x50, 0x4B]), (.gzip, [0x1F, 0x8B]), (.bzip2, [0x42, 0x5A, 0x68]),
            (.xz, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]), (.zstandard, [0x28, 0xB5, 0x2F, 0xFD]),
        ]
        self = magics.first { bytes.starts(with: $0.1) }?.0 ?? .none
    }
}

/// A stream whose length is held against the limits as it passes: padding and headers of a tar can be a bomb, too.
final class LimitedStream: ByteStream {
    private let source: any ByteStream
    private var tally: Tally
    /// How many bytes have been read for the present header; nil elsewhere.
    private var headerBytes: Int?

    /// How much may be read for one header: a sparse file's list of holes is kept in memory as a whole.
    private static let mostBytesForHeader = 16 << 20

    init(_ source: any ByteStream, tally: Tally) {
        (self.source, self.tally) = (source, tally)
    }

    func next() throws -> UnsafeRawBufferPointer {
        try Task.checkCancellation()
        let bytes = try source.next()
        try tally.add(bytes.count)
        try countHeader(bytes.count)
        return bytes
    }

    /// Calls `body`, which reads one header; it fails if that takes too many bytes.
    func readingHeader<Result>(_ body: () -> Result) -> Result {
        headerBytes = 0
        defer { headerBytes = nil }
        return body()
    }

    private func countHeader(_ count: Int) throws {
        guard let before = headerBytes else { return }
        headerBytes = before + count
        guard before + count <= Self.mostBytesForHeader else {
            throw Fault(.tooLarge, "a header, or padding, of more than \(Self.mostBytesForHeader) bytes")
        }
    }
}
