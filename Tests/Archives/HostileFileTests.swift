import Archives
import TestSupport
import Testing

/// The odd and hostile archives of `Fixtures/hostile`: what they hold is extracted, or nothing is.
@Suite struct HostileFileTests {
    @Test(arguments: HostileFile.all("archives")) func isExtractedOrRefused(file: HostileFile) throws {
        let folder = try TemporaryFolder()
        try folder.write("untouched".utf8, to: "in/victim.txt")
        do {
            try Archive(at: file.url).extract(to: folder("in/out"))
            let held = try #require(file.expected.paths)
            #expect(try folder.contents() == ["in", "in/out"] + held.map { "in/out/" + $0 } + ["in/victim.txt"])
        } catch let error as ArchiveError {
            #expect("\(error.code)" == file.expected.code, "\(error)")
            #expect(try folder.contents() == ["in", "in/victim.txt"])
        }
    }

    @Test func thereAreMany() { #expect(HostileFile.all("archives").count > 70) }
}
