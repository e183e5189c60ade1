import Arrays
import Datasets
import Foundation
import Testing

/// The IDX files of the conformance corpus, good, odd, damaged and hostile: each is read or refused as its manifest says.
@Suite struct IDXConformanceTests {
    /// A file of the corpus, and what must happen.
    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        let id: String
        let kind: String
        let file: String
        /// The labels, where `file` are the images of a pair.
        let file2: String?
        let expect: String
        let preferred: String?
        let accept: Content?
        /// How the file is compressed to keep the corpus small.
        let packed: String?

        var testDescription: String { id }
        var isAccepted: Bool { (preferred ?? expect) == "accept" }
    }

    /// What a file holds; of a pair nothing is told here.
    struct Content: Decodable, Equatable, Sendable {
        let dtype: String?
        let shape: [Int]?
        let sha1: String?
    }

    private struct Manifest: Decodable {
        let cases: [Case]
    }

    static let corpus = ProcessInfo.processInfo.environment["TABULARKIT_CONFORMANCE"].map {
        URL(filePath: $0).appending(path: "corpus")
    }

    static var cases: [Case] {
        get throws {
            guard let corpus else { return [] }
            let manifest = try Data(contentsOf: corpus.appending(path: "manifest.json"))
            return try JSONDecoder().decode(Manifest.self, from: manifest).cases
                .filter { $0.kind == "idx" && $0.packed == nil }
        }
    }

    /// Needs the corpus, in the folder that TABULARKIT_CONFORMANCE names.
    @Test(
        .enabled(if: corpus != nil, "TABULARKIT_CONFORMANCE names no folder with the conformance corpus"),
        arguments: try cases)
    func asTheManifestSays(file: Case) throws {
        let url = try #require(Self.corpus).appending(path: file.file)
        let labels = Self.corpus.flatMap { corpus in file.file2.map { corpus.appending(path: $0) } }
        if !file.isAccepted {
            let error = #expect(throws: IDXError.self) { try read(url, labels: labels) }
            #expect(error?.reason.isEmpty == false)
        } else {
            let content = try read(url, labels: labels)
            #expect(labels != nil || content == file.accept)
        }
    }

    private func read(_ url: URL, labels: URL?) throws -> Content {
        if let labels {
            _ = try LabeledImages(images: url, labels: labels, classNames: FashionMNIST.classNames)
        }
        let array = try IDXArray(contentsOf: url)
        let type = "\(array.scalarType)"
        let name = String(type.prefix(1)) + type.filter(\.isNumber)
        return Content(dtype: name, shape: Array(array.shape), sha1: sha1(array.storedBytes))
    }
}

extension IDXArray {
    /// The scalars as the file has them.
    fileprivate var storedBytes: [UInt8] {
        switch self {
        case .uint8(let array): array.scalars
        case .int8(let array): array.scalars.map(UInt8.init(bitPattern:))
        case .int16(let array): array.scalars.flatMap(bigEndianBytes)
        case .int32(let array): array.scalars.flatMap(bigEndianBytes)
        case .float32(let array): array.scalars.flatMap { bigEndianBytes($0.bitPattern) }
        case .float64(let array): array.scalars.flatMap { bigEndianBytes($0.bitPattern) }
        }
    }
}
