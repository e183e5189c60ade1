import DataHub
import Foundation
import TestSupport
import Testing

/// A server whose certificate no authority of the system has signed.
@Suite(.enabled(if: EncryptedServer.isPossible, "openssl makes the certificate and the server")) struct CertificateTests
{
    private let folder: TemporaryFolder
    private let fixture: HubFixture
    private let server: EncryptedServer

    init() throws {
        folder = try TemporaryFolder()
        server = try EncryptedServer(in: folder.url)
        fixture = try HubFixture(server: server.url, path: "small.csv")
        try folder.write(fixture.content, to: fixture.file.path)
    }

    private var authorities: String { folder("certificate.pem").path }

    @Test(
        arguments: [
            { ["CURL_CA_BUNDLE": $0] }, { ["SSL_CERT_FILE": $0] },
            { ["CURL_CA_BUNDLE": $0, "SSL_CERT_FILE": "absent"] },
            { ["CURL_CA_BUNDLE": "", "SSL_CERT_FILE": $0] },
        ] as [@Sendable (String) -> [String: String]])
    func theAuthoritiesOfTheEnvironmentAreTrusted(environment: @Sendable (String) -> [String: String]) async throws {
        let location = try await fixture.hub(environment: environment(authorities)).fetch(fixture.file)
        #expect(try Array(Data(contentsOf: location)) == fixture.content)
    }

    @Test(arguments: [[:], ["CURL_CA_BUNDLE": "absent.pem"]]) func nobodyElseIs(environment: [String: String])
        async throws
    {
        let error = await #expect(throws: HubError.self) {
            try await fixture.hub(environment: environment).fetch(fixture.file)
        }
        #expect(error?.code == .unavailable && error?.reason.contains("certificate") == true)
        #expect(try fixture.cached() == [])
    }
}

/// A web server of one folder, which says who it is by a certificate that it has signed itself: `certificate.pem` there.
private final class EncryptedServer {
    static let isPossible = (try? openssl(["version"]).status) == 0

    /// The address of the server's root.
    let url: String
    private let process = Process()
    private let input = Pipe()

    init(in folder: URL) throws {
        let made = try openssl(
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=TabularKit", "-addext",
                "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem", "-out", "certificate.pem",
            ], in: folder)
        try #require(made.status == 0, "\(made.messages)")
        // The server ends when its input does: with this process, however that ends.
        let script =
            "openssl s_server -accept 127.0.0.1:0 -cert certificate.pem -key key.pem -WWW & cat > /dev/null; kill -9 $!"
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = folder
        let output = Pipe()
        (process.standardInput, process.standardOutput) = (input, output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        var text = ""
        while !text.hasSuffix("\n") || !text.contains("ACCEPT ") {
            let bytes = output.fileHandleForReading.availableData
            try #require(!bytes.isEmpty, "\(text)")
            text += String(decoding: bytes, as: UTF8.self)
        }
        url = "https://" + text.split(separator: "ACCEPT ")[1].prefix { $0 != "\n" }
    }

    deinit { try? input.fileHandleForWriting.close() }
}

private func openssl(_ arguments: [String], in folder: URL? = nil) throws -> ProductRun {
    try ProductRun(program: URL(filePath: "/usr/bin/env"), ["openssl"] + arguments, in: folder)
}
