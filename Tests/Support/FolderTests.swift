import Foundation
import Support
import TestSupport
import Testing

@Suite struct FolderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func thoseThatWereMissingAreTold() throws {
        #expect(try makeFolders(folder("a/b").path) == [folder("a").path, folder("a/b").path])
        #expect(try makeFolders(folder("a/b/c").path) == [folder("a/b/c").path])
        #expect(try makeFolders(folder("a/b").path) == [])
        #expect(try folder.contents() == ["a", "a/b", "a/b/c"])
    }

    @Test func ifOneCannotBeMadeNoneIs() throws {
        let name = String(repeating: "x", count: 300)
        #expect(throws: SystemError.self) { try makeFolders(folder("a/b/\(name)").path) }
        #expect(try folder.contents() == [])
    }

    @Test func oneThatIsTakenAwayIsMadeAgain() throws {
        var attempts = 0
        try withFolder(folder("a/b").path) { made throws(SystemError) in
            attempts += 1
            if attempts == 1 { removeEmptyFolders(made) }
            _ = try FileDescriptor.creating(folder("a/b/file").path)
        }
        #expect(attempts == 2)
        #expect(try folder.contents() == ["a", "a/b", "a/b/file"])
    }

    #if os(Linux)
        /// A path from the working folder, wherever that is, to what nobody may remove.
        @Test func whatCannotBeRemovedIsToldByTheGivenPath() {
            let path = String(repeating: "../", count: 100) + "proc/self/status"
            let error = #expect(throws: SystemError.self) { try removeItem(at: path) }
            #expect(error?.description == "cannot remove \(path): Operation not permitted")
        }
    #endif

    @Test func whoeverHasPutSomethingIntoOneKeepsIt() throws {
        let made = try makeFolders(folder("a/b/c").path)
        try folder.write("x".utf8, to: "a/file")
        removeEmptyFolders(made)
        #expect(try folder.contents() == ["a", "a/file"])
    }
}
