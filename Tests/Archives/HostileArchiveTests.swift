import Archives
import Errors
import Foundation
import TestSupport
import Testing

/// Archives that must be refused whole: whatever they hold, nothing is there afterwards that was not there before.
@Suite struct HostileArchiveTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let code: ArchiveError.Code
        let bytes: [UInt8]
        var testDescription: String { name }
    }

    @Test(arguments: tars + zips + damaged)
    func refused(_ hostile: Case) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(hostile.bytes, to: "in/archive")
        try folder.write("untouched".utf8, to: "victim.txt")
        let error = #expect(throws: ArchiveError.self) { try Archive(at: file).extract(to: folder("in/out")) }
        #expect(error?.code == hostile.code)
        #expect(try folder.contents() == ["in", "in/archive", "victim.txt"])
        #expect(try Data(contentsOf: folder("victim.txt")) == Data("untouched".utf8))
    }

    /// Each begins with a good file, so that something has been written when the bad entry comes.
    private static func tar(_ name: String, _ code: ArchiveError.Code = .unsafe, _ build: (inout TarBuilder) -> Void)
        -> Case
    {
        var tar = TarBuilder()
        tar.add("good.txt", "good")
        build(&tar)
        return Case(name: "tar, \(name)", code: code, bytes: tar.archive)
    }

    private static func zip(_ name: String, _ code: ArchiveError.Code = .unsafe, _ build: (inout ZipBuilder) -> Void)
        -> Case
    {
        var zip = ZipBuilder()
        zip.add("good.txt", "good")
        build(&zip)
        return Case(name: "zip, \(name)", code: code, bytes: zip.archive())
    }

    static let tars = [
        tar("up") { $0.add("../victim.txt", "evil") },
        tar("deep up") { $0.add("a/b/../../../../victim.txt", "evil") },
        tar("absolute") { $0.add("/tmp/tabularkit-victim.txt", "evil") },
        tar("backslash") { $0.add("..\\victim.txt", "evil") },
        tar("symbolic link up") { $0.add("l", type: "2", link: "../..") },
        tar("symbolic link to an absolute path") { $0.add("l", type: "2", link: "/etc") },
        tar("file through a link that leads out") {
            $0.add("l", type: "2", link: "../..")
            $0.add("l/victim.txt", "evil")
        },
        tar("links that lead out together") {
            $0.add("a", type: "5")
            $0.add("a/b", type: "2", link: "..")
            $0.add("c", type: "2", link: "a/b/..")
        },
        tar("hard link up") { $0.add("h", type: "1", link: "../../victim.txt") },
        tar("hard link to nothing") { $0.add("h", type: "1", link: "missing") },
        tar("hard link to a link") {
            $0.add("l", type: "2", link: "good.txt")
            $0.add("h", type: "1", link: "l")
        },
        tar("device") { $0.add("d", type: "3") },
        tar("fifo") { $0.add("f", type: "6") },
        tar("file of a folder's name") { $0.add("a/.", "evil") },
        tar("link of a folder's name") { $0.add("l/.", type: "2", link: "good.txt") },
        tar("link in place of the destination") { $0.add(".", type: "2", link: "/etc") },
        tar("link of a file's name", .duplicate) { $0.add("./good.txt", type: "2", link: "other") },
        tar("file of a link's name", .duplicate) {
            $0.add("l", type: "2", link: "good.txt")
            $0.add("l", "evil")
        },
        tar("file that would replace one of two names", .duplicate) {
            $0.add("h", type: "1", link: "good.txt")
            $0.add("good.txt", "evil")
        },
        tar("file below a file", .duplicate) { $0.add("good.txt/evil", "evil") },
    ]

    static let zips = [
        zip("up") { $0.add("../victim.txt", "evil") },
        zip("absolute") { $0.add("/tmp/tabularkit-victim.txt", "evil") },
        zip("backslash") { $0.add("..\\victim.txt", "evil") },
        zip("NUL in a name") { $0.add(Array("a\u{0}b".utf8), "evil") },
        zip("empty name") { $0.add("", "evil") },
        zip("name of 256 bytes") { $0.add(String(repeating: "n", count: 256), "evil") },
        zip("symbolic link up") { $0.add("l", "../..", mode: 0o120777) },
        zip("one name twice", .duplicate) { $0.add("good.txt", "evil") },
        zip("encrypted", .encrypted) { $0.add(Array("e".utf8), "secret secret secret", flags: 1) },
        zip("wrong checksum", .damaged) { $0.add(Array("c".utf8), "content", checksum: 1) },
        zip("other name in front of the data", .damaged) {
            $0.add(Array("../evil".utf8), localName: Array("nothing".utf8))
        },
        zip("entry that is not listed", .damaged) { $0.add(Array("hidden".utf8), "evil", isListed: false) },
        Case(
            name: "zip, nothing but an entry that is not listed", code: .damaged,
            bytes: {
                var zip = ZipBuilder()
                zip.add(Array("hidden".utf8), "evil", isListed: false)
                return zip.archive()
            }()),
    ]

    static let damaged: [Case] = {
        var (tar, zip) = (TarBuilder(), ZipBuilder())
        tar.add("a", String(repeating: "content ", count: 500))
        zip.add("a", String(repeating: "content ", count: 500))
        let (whole, packed) = (
            tar.archive, (try? Data(contentsOf: fixture("archives/good.tar.gz"))).map(Array.init) ?? []
        )
        func flipped(_ bytes: [UInt8], at index: Int) -> [UInt8] {
            var bytes = bytes
            bytes[index] ^= 1
            return bytes
        }
        return [
            Case(name: "nothing", code: .unrecognized, bytes: []),
            Case(
                name: "web page", code: .unrecognized,
                bytes: Array("<!DOCTYPE html><html><body>Not found</body></html>".utf8)),
            Case(name: "tar cut", code: .damaged, bytes: Array(whole.prefix(2000))),
            Case(name: "tar header flipped", code: .unrecognized, bytes: flipped(whole, at: 0)),
            Case(name: "gzip cut", code: .damaged, bytes: packed.dropLast(20)),
            Case(name: "gzip checksum", code: .damaged, bytes: flipped(packed, at: packed.count - 5)),
            Case(name: "gzip length", code: .damaged, bytes: flipped(packed, at: packed.count - 1)),
            Case(name: "gzip with more behind it", code: .damaged, bytes: packed + Array("more".utf8)),
            Case(name: "zip cut in half", code: .damaged, bytes: zip.archive().dropLast(2000)),
            Case(name: "zip cut in its directory", code: .damaged, bytes: zip.archive().dropLast(25)),
            Case(name: "zip with more behind it", code: .damaged, bytes: zip.archive() + [0]),
            Case(name: "zip that counts wrongly", code: .damaged, bytes: zip.archive(claimed: 2)),
        ]
    }()

    @Test(arguments: ["bytes", "ratio", "entries", "folders", "depth"])
    func limits(name: String) throws {
        var (limits, tar) = (ArchiveLimits.default, TarBuilder())
        tar.add("a/b/c", String(repeating: "zero", count: 10_000))
        tar.add("d", "")
        switch name {
        case "bytes": limits.maximumBytes = 39_999
        case "ratio": (limits.maximumRatio, limits.ratioFloor) = (0, 39_999)
        case "entries": limits.maximumEntries = 1
        case "folders": limits.maximumEntries = 3
        default: limits.maximumDepth = 2
        }
        let folder = try TemporaryFolder()
        let file = try folder.write(tar.archive, to: "archive")
        let error = #expect(throws: ArchiveError.self) {
            try Archive(at: file, limits: limits).extract(to: folder("out"))
        }
        #expect(error?.code == .tooLarge)
        #expect(try folder.contents() == ["archive"])
    }

    @Test(arguments: [[], ["a"], ["a/b"], ["a", "a/b"]])
    func foldersCountAsEntries(named: [String]) throws {
        var (limits, tar) = (ArchiveLimits.default, TarBuilder())
        for name in named { tar.add(name, type: "5") }
        tar.add("a/b/c", "content")
        let folder = try TemporaryFolder()
        let file = try folder.write(tar.archive, to: "archive")
        limits.maximumEntries = max(3, named.count + 1)
        try Archive(at: file, limits: limits).extract(to: folder("out"))
        limits.maximumEntries -= 1
        let error = #expect(throws: ArchiveError.self) {
            try Archive(at: file, limits: limits).extract(to: folder("other"))
        }
        #expect(error?.code == .tooLarge)
    }

    @Test func foldersCountAsBytes() throws {
        var (limits, tar) = (ArchiveLimits.default, TarBuilder())
        tar.add("a/b/c", "content")
        tar.add("d", type: "5")
        let folder = try TemporaryFolder()
        let file = try folder.write(tar.archive, to: "archive")
        (limits.maximumRatio, limits.ratioFloor) = (0, 2 * 4096 + 7)
        try Archive(at: file, limits: limits).extract(to: folder("out"))
        limits.ratioFloor -= 1
        let error = #expect(throws: ArchiveError.self) {
            try Archive(at: file, limits: limits).extract(to: folder("other"))
        }
        #expect(error?.code == .tooLarge)
        #expect(try !folder.contents().contains("other"))
    }

    /// What a terminal would obey.
    @Test(arguments: ["1", "2"] as [Character]) func targetsAreShownWithoutControl(type: Character) throws {
        var tar = TarBuilder()
        tar.add("l", type: type, link: (type == "2" ? "../" : "") + "\u{1B}[2J")
        let folder = try TemporaryFolder()
        let file = try folder.write(tar.archive, to: "archive")
        let error = #expect(throws: ArchiveError.self) { try Archive(at: file).extract(to: folder("out")) }
        let description = try #require(error?.description)
        #expect(description.contains(#"\u{1B}[2J'"#), "\(description)")
        #expect(!description.contains("\u{1B}"))
    }

    @Test func theErrorNamesArchiveAndEntry() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Self.tars[0].bytes, to: "a.tar")
        let error = #expect(throws: ArchiveError.self) { try Archive(at: file).extract(to: folder("out")) }
        #expect(
            error?.description
                == "\(file.path), entry '../victim.txt': the name leads out of the destination through '..'; "
                + "the archive is refused")
    }

    @Test func aMissingFileIsSaid() throws {
        let error = #expect(throws: ArchiveError.self) { try Archive(at: fixture("archives/none.zip")).entries() }
        #expect(error?.code == .missing)
    }
}
