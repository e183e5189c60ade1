import Arrays
import Foundation
import Serialization
import TestSupport
import Testing

/// Files of every format, cut, changed and random: an error or arrays, never a crash.
@Suite struct DamagedFileTests {
    private static let arrays: NamedArrays = [
        "x": StoredArray(NDArray<Float>([[1, 2, 3], [4, 5, 6]])), "y": StoredArray(NDArray<UInt8>([7, 8, 9])),
    ]
    private static let metadata = ["format": "pt", "e": "\u{e9}\n"]

    @Test func everyBeginningIsRefused() throws {
        let file = try SafetensorsFile(arrays: Self.arrays, metadata: Self.metadata).encoded()
        for count in 0..<file.count {
            #expect(throws: SerializationError.self) { try SafetensorsFile(bytes: Array(file.prefix(count))) }
        }
        let array = try NPY.encode(Self.arrays[0].array)
        for count in 0..<array.count {
            let error = #expect(throws: SerializationError.self) { try NPY.decode(Array(array.prefix(count))) }
            #expect(error?.code == (count == 0 ? .unrecognized : .truncated))
        }
    }

    @Test func everyBeginningOfAnArchiveIsRefused() throws {
        let folder = try TemporaryFolder()
        let file = try NPZ.encode(Self.arrays)
        for count in 0..<file.count {
            let url = try folder.write(file.prefix(count), to: "a.npz")
            let error = #expect(throws: SerializationError.self) { try NPZ.read(url) }
            #expect(error?.file == url.path)
        }
    }

    /// A changed byte of an archive's content is found by its checksum, or is an error of another kind.
    @Test func changedBytes() throws {
        let folder = try TemporaryFolder()
        let (archive, file) = (try NPZ.encode(Self.arrays), try SafetensorsFile(arrays: Self.arrays).encoded())
        var generator = SplitMix(seed: 5)
        for place in archive.indices {
            let url = try folder.write(changed(archive, place, &generator), to: "a.npz")
            if let read = try? NPZ.read(url) { #expect(read.map(\.array) == Self.arrays.map(\.array)) }
        }
        for place in file.indices {
            for _ in 0..<20 { _ = try? SafetensorsFile(bytes: changed(file, place, &generator)) }
        }
        let array = try NPY.encode(Self.arrays[0].array)
        for place in array.indices {
            for _ in 0..<20 { _ = try? NPY.decode(changed(array, place, &generator)) }
        }
    }

    private func changed(_ bytes: [UInt8], _ place: Int, _ generator: inout SplitMix) -> [UInt8] {
        var bytes = bytes
        bytes[place] ^= UInt8.random(in: 1...255, using: &generator)
        return bytes
    }

    @Test func randomBytes() throws {
        var generator = SplitMix(seed: 7)
        let alphabet = Array("{}[]\",:\\u0019eE.- tdype".utf8)
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...40, using: &generator)
            let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            let header = Array("{\"".utf8) + bytes
            if let file = try? SafetensorsFile(bytes: MalformedSafetensorsTests.file(header, 0)) {
                #expect(file.arrays.isEmpty)
            }
            #expect(throws: SerializationError.self) { try SafetensorsFile(bytes: bytes) }
            #expect(throws: SerializationError.self) {
                try NPY.decode(NPYText.file(String(decoding: bytes, as: UTF8.self)))
            }
        }
    }

    @Test func notAFile() throws {
        let folder = try TemporaryFolder()
        let readers: [(URL) throws -> Void] = [
            { _ = try SafetensorsFile(contentsOf: $0) }, { _ = try NPY.read($0) }, { _ = try NPZ.read($0) },
        ]
        for read in readers {
            #expect(#expect(throws: SerializationError.self) { try read(folder("none")) }?.code == .notFound)
            #expect(#expect(throws: SerializationError.self) { try read(folder.url) }?.code == .inputOutput)
        }
    }

    @Test func archivesThatAreNoArrays() throws {
        let folder = try TemporaryFolder()
        let page = try folder.write("<html>".utf8, to: "page.npz")
        #expect(#expect(throws: SerializationError.self) { try NPZ.read(page) }?.code == .unrecognized)
        let text = try folder.write(renamed(from: ".npy", to: ".txt"), to: "text.npz")
        #expect(#expect(throws: SerializationError.self) { try NPZ.read(text) }?.code == .unsupported)
        let twice = try folder.write(renamed(from: "y.npy", to: "x.npy"), to: "twice.npz")
        #expect(#expect(throws: SerializationError.self) { try NPZ.read(twice) }?.code == .duplicateName)
    }

    /// The archive with other names in it.
    private func renamed(from old: String, to new: String) throws -> [UInt8] {
        var bytes = try NPZ.encode(Self.arrays)
        for place in 0..<bytes.count - old.utf8.count where bytes[place...].starts(with: old.utf8) {
            bytes.replaceSubrange(place..<place + old.utf8.count, with: new.utf8)
        }
        return bytes
    }
}
