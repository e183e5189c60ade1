import Crypto

/// The SHA-1 of bytes that come in pieces, with what an error message wants to know of them.
package struct Checksum {
    private var hash = Insecure.SHA1()
    /// How many bytes came.
    package private(set) var count = 0
    /// The first bytes, enough to tell a web page from a file.
    package private(set) var start: [UInt8] = []

    /// The sum of no bytes.
    package init() {}

    /// Takes the next bytes.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        hash.update(bufferPointer: bytes)
        count += bytes.count
        start += bytes.prefix(max(0, 256 - start.count))
    }

    /// The sum of all bytes so far, as 40 hexadecimal digits.
    package var hexadecimal: String {
        hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

extension Checksum {
    /// The SHA-1 of `bytes`, as 40 hexadecimal digits.
    package static func sha1(of bytes: [UInt8]) -> String {
        var checksum = Checksum()
        bytes.withUnsafeBytes { checksum.update($0) }
        return checksum.hexadecimal
    }

    /// The sum of the file at `path`; nil if that is no regular file.
    ///
    /// Throws a `SystemError`, or a `CancellationError` if the task is cancelled.
    package init?(contentsOf path: String) throws {
        let file = try FileDescriptor.reading(path)
        guard try file.regularFileSize() != nil else { return nil }
        self.init()
        while case let bytes = try file.bytes(at: count, count: 1 << 18), !bytes.isEmpty {
            try Task.checkCancellation()
            bytes.withUnsafeBytes { update($0) }
        }
    }
}
