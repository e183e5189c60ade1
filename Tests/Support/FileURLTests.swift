import Foundation
import Support
import Testing

@Suite struct FileURLTests {
    private let here = FileManager.default.currentDirectoryPath

    @Test(arguments: ["~", "~/a", "~root/a", "a/~", "a", "./a"]) func namesWhatTheSystemWould(path: String) {
        let plain = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        #expect(fileURL(path).path == here + "/" + plain)
    }

    @Test(arguments: ["a", "./a", "a/b", "../a", ".", "/a/~/b", "a/../b", "a b%c"]) func pathsAreTheGivenOnes(
        path: String
    ) {
        #expect(fileURL(path).givenPath == path)
    }

    @Test func pathsSeenFromOtherFoldersAreWhole() {
        #expect(URL(filePath: "a", relativeTo: URL(filePath: "/b/")).givenPath == "/b/a")
    }

    @Test func absolutePathsStay() { #expect(fileURL("/a/~/b").path == "/a/~/b") }
}
