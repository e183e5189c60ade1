@testable import Tabular

/// Bytes that arrive in pieces, as from a pipe, perhaps with endless others behind them.
final class Pieces {
    private let bytes: UnsafeMutableRawBufferPointer
    private let filler: UnsafeMutableRawBufferPointer
    private let line = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 1)
    private let size: Int
    /// The number of bytes that have arrived.
    private(set) var count = 0

    /// Pieces of up to `size` bytes; `filler` repeats behind `bytes` without end, unless it is empty.
    init(_ bytes: [UInt8], size: Int = 1 << 16, filler: [UInt8] = []) {
        (self.bytes, self.filler, self.size) = (Self.copy(bytes), Self.copy(filler), size)
    }

    deinit {
        bytes.deallocate()
        line.deallocate()
        filler.deallocate()
    }

    private static func copy(_ bytes: [UInt8]) -> UnsafeMutableRawBufferPointer {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        copy.copyBytes(from: bytes)
        return copy
    }

    private func next() -> UnsafeRawBufferPointer {
        let piece = count < bytes.count ? bytes[count...].prefix(size) : filler[...]
        count += piece.count
        return UnsafeRawBufferPointer(rebasing: piece)
    }

    /// The pieces as a stream.
    var stream: TextStream { TextStream(name: "rows.csv", isHashed: true) { self.next() } }

    /// The stream as the origin of another one, as if lines had been left out.
    var filtered: TextStream {
        let origin = stream
        return TextStream(name: "rows.csv", isHashed: false, of: origin) {
            UnsafeRawBufferPointer(rebasing: self.line[..<(try origin.read(into: self.line))])
        }
    }

    /// The stream as a source of tables.
    func source(syntax: CSVSyntax = CSVSyntax(), partSize: Int = 1 << 17) throws -> CSVFile {
        try CSVFile(CSVSource(stream), name: "rows.csv", syntax: syntax, partSize: partSize)
    }
}

/// The bytes of `values` in memory.
func bytes(of values: [some BitwiseCopyable]) -> [UInt8] { values.withUnsafeBytes { Array($0) } }
