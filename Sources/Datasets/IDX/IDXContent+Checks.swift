import Files
import Platform

/// What must hold before the scalars are read, and after.
extension IDXContent {
    /// Fashion-MNIST is packed to half its size, digits to a fifth. What a header asks for beyond this ratio may be a lie.
    private static let plausibleRatio = 8

    /// Throws unless the scalars of `header`, which has been read, are there, as far as that is known without unpacking, and
    /// take at most `limit` bytes.
    ///
    /// Where a compressed file promises much, it is unpacked once to count, which takes no memory.
    func checkRoom(for header: IDXHeader, limit: Int) throws {
        if !isCompressed {
            try checkCount(fileSize - header.count, header)
        } else if header.byteCount / Self.plausibleRatio > fileSize {
            let again = try IDXContent(url)
            _ = try IDXHeader(again)
            let count = try again.skip(min(header.byteCount, limit))
            if count < limit { try checkCount(count, header) }
        }
        guard header.byteCount <= limit else {
            throw error(
                .tooLarge, at: 4,
                "\(header.description) takes \(header.byteCount) bytes, more than the \(limit) that are allowed; "
                    + "raise the limit if you trust the file")
        }
    }

    /// Throws unless `count`, the number of bytes behind `header`, is that of its scalars or more.
    func checkCount(_ count: Int, _ header: IDXHeader) throws {
        guard count < header.byteCount else { return }
        throw error(
            .truncated, at: header.count + count,
            "truncated: \(count) bytes of data instead of \(header.byteCount) for \(header.description); fetch it again"
        )
    }

    /// Throws if anything follows the scalars of `header`. The last checksum of gzip is verified here.
    func checkEnd(_ header: IDXHeader) throws {
        guard try !isAtEnd() else { return }
        throw error(
            .trailingBytes, at: header.count + header.byteCount,
            "bytes follow the array, \(header.description): a damaged header, or another format; fetch it again")
    }

    /// An error about this file.
    func error(_ code: IDXError.Code, at offset: Int, _ reason: String) -> IDXError {
        IDXError(code, file: url.givenPath, offset: offset, reason)
    }
}
