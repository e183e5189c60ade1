import Foundation
import TestSupport
import Testing

/// On a full disk, and on one that takes no files, the programs end with 74 and leave nothing half-written.
///
/// The disk is one megabyte of memory, which only root may mount: elsewhere the test is skipped.
@Suite(.serialized, .enabled(if: Disk.isThere, "only root can mount the small disk"))
struct FullDiskTests {
    /// What is written to the disk, by its name in the arguments, and which folders may stay.
    static let commands: [(program: String, arguments: String, folders: [String])] = [
        ("housing", "data fetch house_sample --cache-dir DISK/cache", ["cache"]),
        ("housing", "kfold --dataset sample --epochs 1 --cache-dir DISK/cache", ["cache"]),
        ("housing", "kfold --dataset sample --epochs 1 --cache-dir CACHE --oof DISK/oof.csv", []),
        ("housing", "kfold --dataset sample --epochs 1 --cache-dir CACHE --run-dir DISK/run", ["run"]),
        ("housing", "submit --dataset sample --epochs 1 --cache-dir CACHE --output DISK/new.csv", []),
        ("housing", "submit --dataset sample --epochs 1 --cache-dir CACHE --output CACHE/s --force --save DISK/m", []),
        ("fashion-mnist", "train --dataset sample --epochs 1 --cache-dir CACHE --save DISK/model", []),
        ("fashion-mnist", "train --dataset sample --epochs 1 --cache-dir CACHE --run-dir DISK/run", ["run"]),
        ("conformance", "extract ARCHIVE DISK/out", []),
    ]

    @Test func aFullDiskEndsWithItsOwnStatus() throws {
        let (disk, other) = (try Disk(), try TemporaryFolder())
        try disk.fill()
        for command in Self.commands {
            let run = try Self.run(command, disk, other)
            #expect(run.status == 74, "\(command): \(run.messages)")
            #expect(run.messages.contains("No space left on device"), "\(command): \(run.messages)")
            // A run's own folder keeps what was whole before the disk was full.
            let left = try disk.contents().filter { !$0.hasPrefix("run/") || $0.contains("/.") }
            #expect(Set(left).isSubset(of: Set(command.folders + ["filler"])), "\(command): \(left)")
            try disk.empty()
        }
    }

    /// The record is the last file, so that the run may be had again.
    @Test func resultsAreShownThoughTheDiskIsFull() throws {
        let (disk, other) = (try Disk(), try TemporaryFolder())
        try disk.fill()
        let kfold = "housing kfold --dataset sample --epochs 1 --cache-dir CACHE --run-dir CACHE/run --oof DISK/oof.csv"
        let train = "fashion-mnist train --dataset sample --epochs 1 --cache-dir CACHE --save DISK/model"
        for (command, word) in [(kfold, "mean"), (train, "test acc")] {
            let words = command.split(separator: " ", maxSplits: 1).map(String.init)
            let run = try Self.run((words[0], words[1], []), disk, other)
            #expect(run.status == 74 && run.output.contains(word), "\(run.messages)")
        }
        #expect(try !other.contents().contains("run/run.json"))
    }

    @Test func aDiskThatTakesNoFilesEndsWithItsOwnStatus() throws {
        let (disk, other) = (try Disk(), try TemporaryFolder())
        try disk.makeReadOnly()
        for command in Self.commands {
            let run = try Self.run(command, disk, other)
            #expect(run.status == 74, "\(command): \(run.messages)")
            #expect(run.messages.contains("Read-only file system"), "\(command): \(run.messages)")
            #expect(try disk.contents() == [])
        }
    }

    private static func run(
        _ command: (program: String, arguments: String, folders: [String]), _ disk: Disk, _ other: TemporaryFolder
    ) throws -> ProductRun {
        let archive = try other.write(Disk.archive, to: "large.tar")
        let arguments = command.arguments.split(separator: " ").map { argument in
            argument.replacing("DISK", with: disk.folder.url.path).replacing("CACHE", with: other.url.path)
                .replacing("ARCHIVE", with: archive.path)
        }
        return try ProductRun(command.program, arguments.map(String.init), in: other.url)
    }
}

/// A small file system of one test's own, unmounted with the object.
private final class Disk {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try Self.require("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.url.path)
    }

    deinit { _ = try? Self.command("umount", folder.url.path) }

    /// Whether this user can mount one.
    static let isThere = (try? Disk()) != nil

    /// A tar of a file that the disk has no room for.
    static let archive: [UInt8] = {
        let size = String(1 << 20, radix: 8)
        var header = [UInt8](repeating: 0, count: 512)
        for (offset, text) in [(0, "large"), (100, "0000644"), (124, "0000\(size)"), (148, "        "), (156, "0")] {
            header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
        }
        let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
        header.replaceSubrange(148..<156, with: ("000000".dropLast(sum.count) + sum + "\0 ").utf8)
        return header + [UInt8](repeating: 7, count: 1 << 20) + [UInt8](repeating: 0, count: 1024)
    }()

    /// Leaves room for no more than a few small files.
    func fill() throws { try folder.write([UInt8](repeating: 0, count: 1_040_000), to: "filler") }

    func makeReadOnly() throws { try Self.require("mount", "-o", "remount,ro", folder.url.path) }

    func contents() throws -> [String] { try folder.contents() }

    /// Removes all but the filler.
    func empty() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) where name != "filler" {
            try FileManager.default.removeItem(at: folder(name))
        }
    }

    private static func require(_ arguments: String...) throws {
        guard try command(arguments).status == 0 else { throw CocoaError(.fileWriteNoPermission) }
    }

    @discardableResult
    private static func command(_ arguments: String...) throws -> ProductRun { try command(arguments) }

    private static func command(_ arguments: [String]) throws -> ProductRun {
        try ProductRun(program: URL(filePath: "/usr/bin/env"), arguments)
    }
}
