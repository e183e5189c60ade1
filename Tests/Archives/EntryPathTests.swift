import Testing

@testable import Archives

@Suite struct EntryPathTests {
    @Test(arguments: [
        ("a", ["a"]), ("a/b.txt", ["a", "b.txt"]), ("./a//b/", ["a", "b"]), (".", []), ("./", []),
        ("..foo/a..b/...", ["..foo", "a..b", "..."]),
        ("a b\n\tc", ["a b\n\tc"]), ("ab:/c", ["ab:", "c"]), ("größe", ["größe"]),
    ])
    func allowed(name: String, components: [String]) throws {
        #expect(try EntryPath(Array(name.utf8)).components == components.map { Array($0.utf8) })
    }

    @Test(arguments: [
        "", "/", "/etc/passwd", "..", "../a", "a/../../b", "a/..", "a/../b", "a\\b", "..\\a", "C:/a", "z:", "a\u{0}b",
        String(repeating: "n", count: 256),
    ])
    func refused(name: String) {
        let fault = #expect(throws: Fault.self) { try EntryPath(Array(name.utf8)) }
        #expect(fault?.code == .unsafe)
    }
}
