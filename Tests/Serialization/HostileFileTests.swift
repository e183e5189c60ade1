import Serialization
import TestSupport
import Testing

/// The odd and hostile safetensors and IDX files of `Fixtures/hostile`.
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

    @Test(arguments: HostileFile.all("idx")) func idxIsReadOrRefused(file: HostileFile) throws {
        do {
            let array = try IDXArray(contentsOf: file.url)
            #expect("\(array.scalarType)" == file.expected.type)
            #expect(Array(array.shape) == file.expected.shape)
        } catch let error as IDXError {
            #expect("\(error.code)" == file.expected.code, "\(error)")
        }
    }

    @Test func thereAreMany() {
        #expect(HostileFile.all("safetensors").count > 40)
        #expect(HostileFile.all("idx").count > 30)
    }
}
