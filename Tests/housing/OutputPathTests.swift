import Foundation
import TestSupport
import Testing

/// Paths of outputs that are more than a plain name.
@Suite struct OutputPathTests {
    private let own: OwnTable

    init() throws { own = try OwnTable() }

    private func submit(_ arguments: String...) throws -> ProductRun {
        let table = ["--train", "train.csv", "--test", "test.csv", "--target", "rent", "--id", "row", "--epochs", "1"]
        return try ProductRun("housing", ["submit"] + table + arguments, in: own.folder.url)
    }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: own.folder(name).path, withDestinationPath: target)
    }

    /// A shell leaves the `~` of `--run-dir=~/run` as it is: it is a folder's name then, for all that is done with it.
    @Test func aTildeIsAName() throws {
        let home = try TemporaryFolder()
        let run = try ProductRun(
            "housing",
            [
                "kfold", "--train", "train.csv", "--target", "rent", "--epochs", "1", "--folds", "2", "--run-dir=~/run",
                "--oof=~/run/oof.csv", "--plot=~/run/curves.json",
            ], environment: ["HOME": home.url.path], in: own.folder.url)
        #expect(run.status == 0, "\(run.messages)")
        #expect(try home.contents() == [])
        let written = try FileManager.default.contentsOfDirectory(atPath: own.folder("~/run").path)
        #expect(written.sorted() == ["curves.json", "oof.csv", "run.json"])
    }

    @Test func aLinkIsWrittenThrough() throws {
        try link("link.csv", to: "target.csv")
        let refused = try submit("--output", "link.csv")
        #expect(refused.status == 73 && refused.messages.contains("link.csv exists already"), "\(refused.messages)")
        #expect(try !own.folder.contents().contains("target.csv"))
        let forced = try submit("--output", "link.csv", "--force")
        #expect(forced.status == 0, "\(forced.messages)")
        #expect(try own.text("target.csv").hasPrefix("row,rent\n120,"))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: own.folder("link.csv").path) == "target.csv")
    }

    @Test func aDeviceIsRefusedBeforeAnyWork() throws {
        try link("device.csv", to: "/dev/null")
        for path in ["device.csv", "/dev/null"] {
            let run = try submit("--output", path, "--force", "--run-dir", "run")
            #expect(run.status == 74 && run.messages.contains("device"), "\(run.messages)")
        }
        #expect(try !own.folder.contents().contains("run"))
    }

    @Test func aLinkIntoAFolderThatIsMissingIsRefusedBeforeAnyWork() throws {
        try link("link.csv", to: "absent/new.csv")
        let run = try submit("--output", "link.csv", "--force", "--run-dir", "run")
        #expect(run.status == 74 && run.messages.contains("absent"), "\(run.messages)")
        #expect(try !own.folder.contents().contains("run"))
    }

    @Test func aModelsFolderIsNoDanglingLink() throws {
        try link("model", to: "absent")
        let run = try submit("--output", "new.csv", "--save", "model", "--run-dir", "run")
        #expect(run.status == 73 && run.messages.contains("model exists already"), "\(run.messages)")
        #expect(try !own.folder.contents().contains("run"))
    }
}
