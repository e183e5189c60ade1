import Serialization
import TestSupport
import Testing

/// The odd and hostile safetensors files of `Fixtures/hostile`.
@Suite struct HostileFileTests {
    @Test(arguments: HostileFile.all("safetensors")) func isReadOrRefused(file: HostileFile) throws {
        do {
            let read = try SafetensorsFile(contentsOf: file.url)
            let names = try #require(file.expected.names)
            #expect(read.arrays.names.map { Array($0.utf8) } == names.map { Array($0.utf8) })
        } catch let error as SerializationError {
            #expect("\(error.code)" == file.expected.code, "\(error)")
        }
    }

    @Test func thereAreMany() { #expect(HostileFile.all("safetensors").count > 40) }
}
