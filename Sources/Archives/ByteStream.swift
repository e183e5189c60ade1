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
    /// How many bytes have been read for the present block of data; nil between blocks.
    private var blockBytes: Int?

    /// How much may be read for one block of data: a list of holes is kept in memory as a whole.
    private static let mostBytesForBlock = 4 << 20

    init(_ source: any ByteStream, tally: Tally) {
        (self.source, self.tally) = (source, tally)
    }

    func next() throws -> UnsafeRawBufferPointer {
        let bytes = try source.next()
        try tally.add(bytes.count)
        try countBlock(bytes.count)
        return bytes
    }

    /// Calls `body`, which reads one block of data; it fails if that takes too many bytes.
    func readingBlock<Result>(_ body: () throws -> Result) rethrows -> Result {
        blockBytes = 0
        defer { blockBytes = nil }
        return try body()
    }

    private func countBlock(_ count: Int) throws {
        guard let before = blockBytes else { return }
        blockBytes = before + count
        guard before + count <= Self.mostBytesForBlock else {
            throw Fault(.tooLarge, "a list of holes of more than \(Self.mostBytesForBlock) bytes")
        }
    }
}
