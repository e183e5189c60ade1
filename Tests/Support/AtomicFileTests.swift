import Foundation
import Support
import TestSupport
import Testing

/// What is written, and what is not, where something stands already.
@Suite struct AtomicFileTests {
    private let folder: TemporaryFolder
    private let files = FileManager.default

    init() throws { folder = try TemporaryFolder() }

    private func link(_ name: String, to target: String) throws {
        try files.createSymbolicLink(atPath: folder(name).path, withDestinationPath: target)
    }

    private func write(_ text: String, to name: String) throws {
        try AtomicFile.write(Array(text.utf8), to: folder(name))
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder(name)), as: UTF8.self)
    }

    private func permissions(_ name: String) throws -> Int? {
        try files.attributesOfItem(atPath: folder(name).path)[.posixPermissions] as? Int
    }

    @Test(arguments: ["there", "absent", "sub/there", "sub/../there", "ABSOLUTE/there"])
    func aLinkStaysAndItsTargetIsWritten(target: String) throws {
        try folder.write("old".utf8, to: "there")
        try folder.write("old".utf8, to: "sub/there")
        try link("first", to: target.replacing("ABSOLUTE", with: folder.url.path))
        try link("link", to: "first")
        try write("new", to: "link")
        #expect(try files.destinationOfSymbolicLink(atPath: folder("link").path) == "first")
        #expect(try text("first") == "new" && text("link") == "new")
        #expect(try folder.contents().filter { $0.contains("incoming") } == [])
    }

    /// The target is told from the folder in which the link lies, not from the one whose name it was reached by.
    @Test func linksAreFollowedFromTheirOwnFolder() throws {
        try folder.write("old".utf8, to: "far/away/there")
        try link("near", to: "far/away")
        try files.createSymbolicLink(atPath: folder("far/away/link").path, withDestinationPath: "../new")
        try write("new", to: "near/link")
        #expect(try text("far/new") == "new")
    }

    @Test(arguments: [0o600, 0o644, 0o666, 0o751, 0o444]) func permissionsStay(mode: Int) throws {
        for name in ["file", "link"] {
            try folder.write("old".utf8, to: "file")
            if name == "link" { try link("link", to: "file") }
            try files.setAttributes([.posixPermissions: mode], ofItemAtPath: folder("file").path)
            let file = try AtomicFile(for: folder(name))
            let unfinished = try #require(folder.contents().first { $0.hasPrefix(".incoming") })
            #expect(try permissions(unfinished) == mode)
            try file.install()
            #expect(try permissions("file") == mode)
        }
    }

    @Test(arguments: ["/dev/null", "sub", "loop"], [true, false])
    func whatIsNoFileIsRefusedAtOnce(target: String, isLink: Bool) throws {
        try folder.write("in it".utf8, to: "sub/file")
        try link("loop", to: "loop")
        if isLink { try link("link", to: target) }
        let place = isLink ? folder("link") : target.hasPrefix("/") ? URL(filePath: target) : folder(target)
        #expect(throws: SystemError.self) { try AtomicFile.check(place.path) }
        let error = #expect(throws: SystemError.self) { try AtomicFile(for: place) }
        #expect(!target.hasPrefix("/dev") || error?.description.contains("device") == true)
        #expect(try folder.contents() == (isLink ? ["link"] : []) + ["loop", "sub", "sub/file"])
    }

    @Test(arguments: ["there", "absent"]) func aLinkIsTaken(target: String) throws {
        try folder.write("old".utf8, to: "there")
        try link("link", to: target)
        let file = try AtomicFile(for: folder("link"))
        let error = #expect(throws: SystemError.self) { try file.install(replacing: false) }
        #expect(error?.isTaken == true)
        #expect(try text("there") == "old")
    }

    @Test func aLinkIsReplacedWhereItIsNotFollowed() throws {
        try folder.write("old".utf8, to: "there")
        try link("link", to: "there")
        try AtomicFile.write(Array("new".utf8), to: folder("link"), followingLinks: false)
        #expect(try text("link") == "new" && text("there") == "old")
    }
}
