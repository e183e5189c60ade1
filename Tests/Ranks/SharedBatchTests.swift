import Foundation
import TestSupport
import Testing

/// Ranks that share the shards of each batch train one model, whose bytes do not depend on their number.
@Suite(
    .enabled(if: MPILaunch.areInstalled, "mpirun.openmpi or mpirun.mpich is not installed"), .serialized)
struct SharedBatchTests {
    private let folder: TemporaryFolder
    private let train = [
        "train", "--dataset", "sample", "--batch-size", "64", "--shards", "8", "--hidden", "32", "--dropout", "0.2",
        "--quiet",
    ]

    init() throws { folder = try TemporaryFolder() }

    private func bytes(_ file: String) throws -> Data { try Data(contentsOf: folder(file)) }

    @Test(arguments: MPILaunch.allCases) func theModelIsThatOfOneProcess(launcher: MPILaunch) throws {
        let save = ["--epochs", "3", "--format", "json", "--force", "--save", "model.safetensors"]
        let alone = try ProductRun("fashion-mnist", train + save, in: folder.url)
        try #require(alone.status == 0, "\(alone.messages)")
        let model = try bytes("model.safetensors")
        for ranks in [1, 2, 4, 8] {
            let run = try launcher.run("fashion-mnist", ranks: ranks, train + save, in: folder.url)
            #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
            #expect(try timeless(run.output) == timeless(alone.output))
            #expect(try bytes("model.safetensors") == model, "on \(ranks) ranks")
        }
    }

    @Test(arguments: MPILaunch.allCases) func aRunResumesOnOtherRanks(launcher: MPILaunch) throws {
        let whole = try launcher.run(
            "fashion-mnist", ranks: 2, train + ["--epochs", "4", "--run-dir", "whole"], in: folder.url)
        let part = try launcher.run(
            "fashion-mnist", ranks: 4, train + ["--epochs", "2", "--run-dir", "part"], in: folder.url)
        #expect(whole.status == 0 && part.status == 0, "\(whole.messages)\(part.messages)")
        let rest = ["train", "--resume", "part", "--epochs", "4", "--quiet"]
        let run = try launcher.run("fashion-mnist", ranks: 2, rest, in: folder.url)
        #expect(run.status == 0, "\(run.messages)")
        #expect(try bytes("part/best.safetensors") == bytes("whole/best.safetensors"))
    }

    @Test(arguments: MPILaunch.allCases) func theRanksDivideTheShards(launcher: MPILaunch) throws {
        for (ranks, shards) in [(3, "8"), (4, "2")] {
            let run = try launcher.run("fashion-mnist", ranks: ranks, train + ["--shards", shards], in: folder.url)
            #expect(run.status == 64 && run.output.isEmpty)
            let reason =
                "The number of ranks is \(ranks); it must be a power of two up to the number of shards, \(shards)"
            #expect(run.messages.components(separatedBy: reason).count == 2, "\(run.messages)")
        }
    }

    /// A model on all rows of a table.
    @Test(arguments: MPILaunch.allCases) func aTableTrainsInShards(launcher: MPILaunch) throws {
        try folder.write(smallTable().utf8, to: "t.csv")
        let arguments = [
            "submit", "--train", "t.csv", "--target", "rent", "--preset", "book", "--epochs", "3", "--shards", "4",
            "--force", "--quiet", "--save", "model",
        ]
        try #require(ProductRun("tabularkit", arguments, in: folder.url).status == 0)
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder("model").path).sorted()
        let model = try files.filter { $0.hasSuffix(".safetensors") }.map { try bytes("model/\($0)") }
        #expect(!model.isEmpty)
        for ranks in [2, 4] {
            let run = try launcher.run(ranks: ranks, arguments, in: folder.url)
            #expect(run.status == 0, "\(run.messages)")
            let other = try files.filter { $0.hasSuffix(".safetensors") }.map { try bytes("model/\($0)") }
            #expect(other == model, "on \(ranks) ranks")
        }
    }

    @Test(arguments: MPILaunch.allCases) func aFailureOfTheFirstRankEndsTheJob(launcher: MPILaunch) throws {
        let run = try launcher.run(
            "fashion-mnist", ranks: 4, train + ["--epochs", "3", "--learning-rate", "1e30"], in: folder.url)
        #expect(run.status == 70)
        #expect(run.messages.components(separatedBy: "is not finite").count <= 3, "\(run.messages)")
    }
}
