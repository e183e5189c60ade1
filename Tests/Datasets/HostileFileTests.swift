import Datasets
import TestSupport
import Testing

/// The odd and hostile IDX files of `Fixtures/hostile`.
@Suite struct HostileFileTests {
    @Test(arguments: HostileFile.all("idx")) func isReadOrRefused(file: HostileFile) throws {
        do {
            let array = try IDXArray(contentsOf: file.url)
            #expect("\(array.scalarType)" == file.expected.type)
            #expect(Array(array.shape) == file.expected.shape)
        } catch let error as IDXError {
            #expect("\(error.code)" == file.expected.code, "\(error)")
        }
    }

    @Test func thereAreMany() { #expect(HostileFile.all("idx").count > 30) }
}
