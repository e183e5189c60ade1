import Archives
import Foundation
import TestSupport
import Testing

@Suite struct ExtractionTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let table = "x,y\n" + (0..<50).map { "\($0),\($0 * $0)\n" }.joined()

    @Test(arguments: ["zip", "tar", "tar.gz", "tar.bz2", "tar.xz", "tar.zst"])
    func everyKind(ending: String) throws {
        let archive = Archive(at: fixture("archives/good.\(ending)"))
        #expect(
            try archive.entries().map(\.path).map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 } == [
                "data", "data/a.txt", "data/sub/b.csv",
            ])
        let destination = folder("out")
        try archive.extract(to: destination)
        #expect(try folder.contents() == ["out", "out/data", "out/data/a.txt", "out/data/sub", "out/data/sub/b.csv"])
        #expect(try text("out/data/a.txt") == "alpha\n")
        #expect(try text("out/data/sub/b.csv") == Self.table)
        #expect(try archive.isExtracted(at: destination))
    }

    /// Tests run in the C locale: the names would be lost or changed if libarchive were asked for text.
    @Test(arguments: ["zip", "tar.gz"])
    func namesKeepTheirBytes(ending: String) throws {
        try Archive(at: fixture("archives/names.\(ending)")).extract(to: folder("out"))
        for name in ["gr\u{F6}\u{DF}e.csv", "gro\u{308}\u{DF}e.csv", "数据/文件.txt"] {
            #expect(try Array(text("out/" + name).utf8) == Array(name.utf8))
        }
    }

    @Test func linksInsideAreKept() throws {
        try Archive(at: fixture("archives/links.tar")).extract(to: folder("out"))
        #expect(try text("out/here/up") == "alpha\n")
        #expect(try text("out/twin.txt") == "alpha\n")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder("out/sub/up").path) == "../a.txt")
    }

    @Test func ofTwoFilesInATarTheLaterCounts() throws {
        var tar = TarBuilder()
        tar.add("f", "a longer content")
        tar.add("f", "removed", mode: 0o755)
        tar.add("./f", "last")
        try extract(tar.archive)
        #expect(try text("out/f") == "last")
        let archive = Archive(at: folder("archive"))
        #expect(try archive.isExtracted(at: folder("out")))
        try folder.write("removed".utf8, to: "out/f")
        #expect(try !archive.isExtracted(at: folder("out")))
    }

    @Test func equalFilesInAZipAreOne() throws {
        var zip = ZipBuilder()
        zip.add("f", "content")
        zip.add("f", "content")
        try extract(zip.archive())
        #expect(try text("out/f") == "content")
        #expect(try Archive(at: folder("archive")).isExtracted(at: folder("out")))
    }

    @Test func printsShortly() {
        #expect("\(Archive(at: URL(filePath: "/data/house.zip")))" == "Archive(/data/house.zip)")
    }

    @Test func archivesWithoutEntries() throws {
        try extract(TarBuilder().archive)
        #expect(try folder.contents() == ["archive", "out"])
        #expect(try Archive(at: folder.write(ZipBuilder().archive(), to: "empty.zip")).entries() == [])
    }

    /// So many that they are put on the disk together.
    @Test func manyFiles() throws {
        var tar = TarBuilder()
        for index in 0..<1100 { tar.add("d/\(index)", index % 100 == 0 ? "\(index)" : "") }
        try extract(tar.archive)
        #expect(try folder.contents().count == 1103)
        #expect(try text("out/d/1000") == "1000")
        #expect(try Archive(at: folder("archive")).isExtracted(at: folder("out")))
    }

    @Test(arguments: [(0o4777, 0o755), (0o000, 0o600), (0o644, 0o644), (0o2755, 0o755), (0o1666, 0o644)])
    func permissions(stated: Int, allowed: Int) throws {
        var tar = TarBuilder()
        tar.add("f", "content", mode: stated)
        try extract(tar.archive)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder("out/f").path)
        let mode = try #require(attributes[.posixPermissions] as? Int)
        // The mask of whoever runs the tests may take more away.
        #expect(mode & ~allowed == 0)
        #expect(mode & 0o600 == 0o600)
    }

    @Test func whatIsRefusedLeavesNoFolderAboveIt() throws {
        var limits = ArchiveLimits()
        limits.maximumEntries = 1
        let archive = Archive(at: fixture("archives/good.zip"), limits: limits)
        #expect(throws: ArchiveError.self) { try archive.extract(to: folder("new/deep/out")) }
        #expect(try folder.contents() == [])
    }

    @Test(arguments: ["zip", "tar", "tar.gz", "tar.xz"]) func whatIsCancelledLeavesNothing(ending: String) async throws
    {
        let archive = Archive(at: fixture("archives/good.\(ending)"))
        let (new, old) = (folder("new/deep/out"), folder("old"))
        await #expect(throws: CancellationError.self) { try await inCancelledTask { try archive.extract(to: new) } }
        #expect(try folder.contents() == [])
        try archive.extract(to: old)
        await #expect(throws: CancellationError.self) {
            try await inCancelledTask { try archive.isExtracted(at: old) }
        }
    }

    @Test func anExistingDestinationIsKeptUnlessReplaced() throws {
        try folder.write("mine".utf8, to: "out/mine.txt")
        let archive = Archive(at: fixture("archives/good.zip"))
        #expect(throws: ArchiveError.self) { try archive.extract(to: folder("out")) }
        #expect(try folder.contents() == ["out", "out/mine.txt"])
        try archive.extract(to: folder("out"), replacing: true)
        #expect(try folder.contents() == ["out", "out/data", "out/data/a.txt", "out/data/sub", "out/data/sub/b.csv"])
    }

    @Test(arguments: ["zip", "tar", "tar.gz", "tar.xz"], ["", "alph", "alphA\n", "alpha\n\n"])
    func aDamagedFileIsNoticed(ending: String, damage: String) throws {
        let archive = Archive(at: fixture("archives/good.\(ending)"))
        #expect(try !archive.isExtracted(at: folder("out")))
        try archive.extract(to: folder("out"))
        try folder.write(damage.utf8, to: "out/data/a.txt")
        #expect(try !archive.isExtracted(at: folder("out")))
        try folder.write("alpha\n".utf8, to: "out/data/a.txt")
        #expect(try archive.isExtracted(at: folder("out")))
    }

    @Test(arguments: ["data", "data/a.txt", "data/sub/b.csv"])
    func whatIsMissingIsNoticed(path: String) throws {
        let archive = Archive(at: fixture("archives/good.zip"))
        try archive.extract(to: folder("out"))
        try FileManager.default.removeItem(at: folder("out/" + path))
        #expect(try !archive.isExtracted(at: folder("out")))
    }

    @Test(arguments: ["here", "twin.txt", "sub/up"])
    func anExchangedLinkIsNoticed(path: String) throws {
        let archive = Archive(at: fixture("archives/links.tar"))
        try archive.extract(to: folder("out"))
        #expect(try archive.isExtracted(at: folder("out")))
        try FileManager.default.removeItem(at: folder("out/" + path))
        try FileManager.default.createSymbolicLink(atPath: folder("out/" + path).path, withDestinationPath: "a.txt")
        #expect(try !archive.isExtracted(at: folder("out")))
    }

    private func extract(_ bytes: [UInt8]) throws {
        try Archive(at: folder.write(bytes, to: "archive")).extract(to: folder("out"))
    }

    private func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: folder(path)), as: UTF8.self)
    }
}
