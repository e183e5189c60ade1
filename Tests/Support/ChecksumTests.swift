import Support
import TestSupport
import Testing

/// SHA-1 against the examples of FIPS 180 (csrc.nist.gov, "SHA1.pdf").
@Suite struct ChecksumTests {
    @Test(arguments: [
        ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
        ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
        ),
        (String(repeating: "a", count: 1_000_000), "34aa973cd4c4daa4f61eeb2bdbad27316534016f"),
    ])
    func givesThePublishedSums(text: String, sum: String) {
        #expect(Checksum.sha1(of: Array(text.utf8)) == sum)
    }

    @Test func goesOnAfterItWasAsked() {
        let checksum = Checksum()
        for (piece, sum) in [
            ("a", "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"), ("bc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        ] {
            Array(piece.utf8).withUnsafeBytes { checksum.update($0) }
            #expect(checksum.hexadecimal == sum)
            #expect(checksum.hexadecimal == sum)
        }
        #expect(checksum.count == 3 && checksum.start == Array("abc".utf8))
    }
}
