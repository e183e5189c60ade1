/// The SHA-1 of bytes in pieces, with their number and the first of them for error messages.
package final class Checksum {
    private let digest = SHA1Digest()
    package private(set) var count = 0
    /// The first 256 bytes, enough to recognize a web page.
    package private(set) var start: [UInt8] = []

    package init() {}

    package func update(_ bytes: UnsafeRawBufferPointer) {
        digest.update(bytes)
        count += bytes.count
        start += bytes.prefix(max(0, 256 - start.count))
    }

    /// The SHA-1 of all bytes so far, as 40 hexadecimal digits.
    package var hexadecimal: String {
        digest.value().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

extension Checksum {
    /// The SHA-1 of `bytes`, as 40 hexadecimal digits.
    package static func sha1(of bytes: some Sequence<UInt8>) -> String {
        let checksum = Checksum()
        let known: Void? = bytes.withContiguousStorageIfAvailable { checksum.update(UnsafeRawBufferPointer($0)) }
        if known == nil { Array(bytes).withUnsafeBytes { checksum.update($0) } }
        return checksum.hexadecimal
    }

    /// The checksum of the file at `path`; nil if it is not a regular file.
    ///
    /// Throws a `SystemError`, or a `CancellationError` if the task is cancelled.
    package convenience init?(contentsOf path: String) throws {
        let file = try FileDescriptor.reading(path)
        guard try file.regularFileSize() != nil else { return nil }
        self.init()
        while case let bytes = try file.bytes(at: count, count: 1 << 18), !bytes.isEmpty {
            try Task.checkCancellation()
            bytes.withUnsafeBytes { update($0) }
        }
    }
}
