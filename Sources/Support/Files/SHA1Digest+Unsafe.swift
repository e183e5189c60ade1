#if canImport(CommonCrypto)
    import CommonCrypto

    /// SHA-1 (FIPS 180-4) of bytes in pieces, by CommonCrypto.
    final class SHA1Digest {
        private var state = CC_SHA1_CTX()

        init() { CC_SHA1_Init(&state) }

        func update(_ bytes: UnsafeRawBufferPointer) {
            // CommonCrypto counts in 32 bits.
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
                CC_SHA1_Update(&state, piece.baseAddress, CC_LONG(piece.count))
                rest = rest.dropFirst(piece.count)
            }
        }

        /// The 20 bytes of the digest so far; more input may follow.
        func value() -> [UInt8] {
            var (end, value) = (state, [UInt8](repeating: 0, count: Int(CC_SHA1_DIGEST_LENGTH)))
            CC_SHA1_Final(&value, &end)
            return value
        }
    }
#else
    import CCrypto

    /// SHA-1 (FIPS 180-4) of bytes in pieces, by the system's libcrypto, which uses the processor's instructions.
    final class SHA1Digest {
        private let state = SHA1Digest.newState()

        init() {
            let status = EVP_DigestInit_ex(state, EVP_sha1(), nil)
            require(status == 1, "libcrypto does not offer SHA-1")
        }

        deinit { EVP_MD_CTX_free(state) }

        func update(_ bytes: UnsafeRawBufferPointer) {
            let status = EVP_DigestUpdate(state, bytes.baseAddress, bytes.count)
            require(status == 1, "libcrypto does not take more bytes")
        }

        /// The 20 bytes of the digest so far; more input may follow.
        func value() -> [UInt8] {
            let end = SHA1Digest.newState()
            defer { EVP_MD_CTX_free(end) }
            var value = [UInt8](repeating: 0, count: 20)
            let isDone = EVP_MD_CTX_copy_ex(end, state) == 1 && EVP_DigestFinal_ex(end, &value, nil) == 1
            require(isDone, "libcrypto does not give the SHA-1")
            return value
        }

        private static func newState() -> OpaquePointer {
            guard let state = EVP_MD_CTX_new() else { stop("out of memory") }
            return state
        }
    }
#endif
