import Testing

@testable import Archives

@Suite struct EntryTreeTests {
    /// Builds a tree from a text such as `d/ d/f e>../d`: folders, files and links.
    private func tree(_ description: String) throws -> EntryTree {
        var tree = EntryTree()
        for entry in description.split(separator: " ") {
            let parts = entry.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
            let path = try EntryPath(Array(parts[0].utf8))
            if parts.count == 2 {
                _ = try tree.add(.link(target: Array(parts[1].utf8)), at: path)
            } else if path.isFolderName {
                _ = try tree.addDirectory(path)
            } else {
                _ = try tree.add(.file, at: path)
            }
        }
        return tree
    }

    @Test(arguments: [
        "f l>f", "d/f d/l>f", "d/f l>d", "f d/l>../f", "l>missing", "l>missing/..", "l>.", "d/l>..", "d/l>../d",
        "a>b b>a", "a>a",
        "d/e/f l>d/e m>l/../e", "l>d/", "l>a/b/../../c", "a/b/ l>a/b m>l/..",
    ])
    func linksInside(_ description: String) throws {
        try tree(description).checkLinks()
    }

    @Test(arguments: [
        "l>..", "l>/", "l>/etc", "l>", "d/l>../..", "l>../l", "l>d/../..", "a/b>.. c>a/b/..", "d>. d2>d/..",
        "c>d/.. d>.",
        "a/b/ l>a/b m>l/../../..", "a>b/.. b>a", "f l>f/../..", "l>missing/../..",
    ])
    func linksOutside(_ description: String) throws {
        let fault = #expect(throws: Fault.self) { try tree(description).checkLinks() }
        #expect(fault?.code == .unsafe)
    }

    @Test func longChainsAreRefused() throws {
        let chain = (0..<60).map { "l\($0)>l\($0 + 1)" }.joined(separator: " ")
        #expect(throws: Fault.self) { try tree(chain).checkLinks() }
    }

    @Test func longTargetsAreRefused() throws {
        try tree("l>" + String(repeating: "a/", count: 2000)).checkLinks()
        let fault = #expect(throws: Fault.self) {
            try tree("l>" + String(repeating: "a/", count: 40_000)).checkLinks()
        }
        #expect(fault?.code == .unsafe)
    }

    @Test func linksThatMultiplyTheWayAreRefused() throws {
        let tree = try tree("m>a/b/c/d l>m/../m/../m/..")
        for (limit, isRefused) in [(10, true), (100, false)] {
            var (walk, fault) = (LinkWalk(tree.root, maximumSteps: limit), Fault?.none)
            do throws(any Error) {
                for link in tree.links { try walk.check(link.target, at: link.path) }
            } catch { fault = error as? Fault }
            #expect((fault?.code == .tooLarge) == isRefused)
        }
    }

    @Test(arguments: ["f f", "f ./f", "d/ d", "d d/", "f f/g", "d/f d", "f l>d l", "l>a l>a"])
    func clashes(_ description: String) {
        let fault = #expect(throws: Fault.self) { try tree(description) }
        #expect(fault?.code == .duplicate)
    }

    @Test(arguments: ["l>d l/f", "d/ l>d l/e/", ". l>d l/f", "l/>d", ".>d"])
    func misplaced(_ description: String) {
        let fault = #expect(throws: Fault.self) { try tree(description) }
        #expect(fault?.code == .unsafe)
    }

    @Test func foldersAreMadeOnce() throws {
        var tree = EntryTree()
        let made = try ["a/b/", "a/", "a/b/c/"].map { try tree.addDirectory(EntryPath(Array($0.utf8))).count }
        #expect(made == [2, 0, 1])
    }
}
