import Foundation
import TestSupport
import Testing

@testable import Archives

#if os(Linux)
    /// Many items are put on the disk together, whatever they are.
    @Suite struct StagingFolderTests {
        private let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        /// One that is discarded takes away the folders above it that it has made.
        @Test func twoMayShareAMissingFolder() async throws {
            let parent = folder("new")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for name in ["a", "b"] {
                    group.addTask {
                        for _ in 0..<2000 {
                            try StagingFolder(for: parent.appending(path: name).path).discard()
                            rmdir(parent.path)
                            usleep(.random(in: 0..<100))
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try folder.contents().isEmpty)
        }

        @Test(arguments: ["folder", "file", "link", "hard link"]) func everyKindCounts(kind: String) throws {
            var staging = try StagingFolder(for: folder("out").path)
            let first = try EntryPath(Array("first".utf8))
            _ = try staging.addFile(first, mode: 0o644)
            for number in 1..<1001 {
                #expect(staging.synchronizesEachFile)
                let path = try EntryPath(Array("\(number)".utf8))
                switch kind {
                case "folder": try staging.addFolder(path.components)
                case "file": _ = try staging.addFile(path, mode: 0o644)
                case "link": try staging.addLink(path, target: Array("first".utf8))
                default: try staging.addHardLink(path, to: first)
                }
            }
            #expect(!staging.synchronizesEachFile)
            try staging.publish(isReplacing: false)
            #expect(try folder.contents().count == 1002)
        }
    }
#endif
