import Support

/// Checks before and after the scalars are read.
extension IDXContent {
    /// Fashion-MNIST compresses to half its size, MNIST to a fifth. A header that claims more than this may be false.
    private static let plausibleRatio = 8

    /// Throws unless the file holds the scalars of `header` and they take at most `limit` bytes.
    ///
    /// The size of a compressed file is only estimated, unless the header claims much: then the file is decompressed
    /// once to count its bytes, which takes no memory.
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

    /// Throws if `count`, the number of bytes after `header`, is too small for its scalars.
    func checkCount(_ count: Int, _ header: IDXHeader) throws {
        guard count < header.byteCount else { return }
        throw error(
            .truncated, at: header.count + count,
            "truncated: \(count) bytes of data instead of \(header.byteCount) for \(header.description); fetch it again"
        )
    }

    /// Throws if anything follows the scalars of `header`. Reading on also verifies the last checksum of gzip.
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
