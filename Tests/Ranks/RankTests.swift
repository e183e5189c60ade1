import Foundation
import TestSupport
import Testing

/// The program on several ranks, under the launchers of both MPIs: the same numbers, one output, one message.
@Suite(
    .enabled(if: MPILaunch.areInstalled, "mpirun.openmpi or mpirun.mpich is not installed"), .serialized)
struct RankTests {
    private let folder: TemporaryFolder
    private let table = ["--train", "t.csv", "--target", "rent"]

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(smallTable().utf8, to: "t.csv")
    }

    private static let runs = [
        ["kfold", "--dataset", "sample", "--repeats", "4", "--epochs", "2", "--importance"],
        ["kfold", "--train", "t.csv", "--target", "rent"],
        ["submit", "--train", "t.csv", "--target", "rent", "--save", "model", "--intervals", "--force"],
        [
            "sweep", "--train", "t.csv", "--target", "rent", "--preset", "book", "--epochs", "3", "--trials", "6",
            "--learning-rate", "0.01...10",
        ],
    ]

    @Test(arguments: MPILaunch.allCases, runs)
    func theNumbersAreThoseOfOneProcess(launcher: MPILaunch, arguments: [String]) throws {
        let arguments = arguments + ["--format", "json", "--quiet"]
        let alone = try timeless(ProductRun("tabularkit", arguments, in: folder.url).output)
        for ranks in launcher == .openMPI ? [2] : [1, 3] {
            let run = try launcher.run(ranks: ranks, arguments, in: folder.url)
            #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
            #expect(try timeless(run.output) == alone, "on \(ranks) ranks")
        }
    }

    @Test func theRecordNamesTheRanks() throws {
        let arguments = ["kfold", "--preset", "book", "--epochs", "2", "--quiet", "--run-dir", "one"] + table
        try #require(ProductRun("tabularkit", arguments, in: folder.url).status == 0)
        let shared = ["kfold", "--preset", "book", "--epochs", "2", "--quiet", "--run-dir", "three"] + table
        try #require(MPILaunch.mpich.run(ranks: 3, shared, in: folder.url).status == 0)
        let records = try ["one", "three"].map { try String(contentsOf: folder("\($0)/run.json"), encoding: .utf8) }
        #expect(!records[0].contains("\"ranks\"") && records[1].contains("\"ranks\" : 3"))
        #expect(try timeless(records[0]) == timeless(records[1]))
    }

    @Test(arguments: MPILaunch.allCases) func aTrialRunsOnce(launcher: MPILaunch) throws {
        let arguments =
            ["sweep", "--preset", "book", "--epochs", "1,2,3", "--learning-rate", "1,2", "--results", "s.jsonl"] + table
        let run = try launcher.run(ranks: 4, arguments, in: folder.url)
        #expect(run.output.split(separator: "\n").count == 7, "one table: \(run.output)")
        let results = try Data(contentsOf: folder("s.jsonl"))
        #expect(results.split(separator: UInt8(ascii: "\n")).count == 6)
        let again = try launcher.run(ranks: 2, arguments, in: folder.url)
        #expect(again.output == run.output)
        #expect(try Data(contentsOf: folder("s.jsonl")) == results, "it is not written again")
    }

    @Test(arguments: MPILaunch.allCases) func anErrorIsToldOnce(launcher: MPILaunch) throws {
        try folder.write("a,rent\n1,2\n1\n".utf8, to: "bad.csv")
        let cases: [(arguments: [String], status: Int32, message: String)] = [
            (["kfold", "--train", "none.csv", "--target", "rent"], 66, "none.csv: cannot open it"),
            (["kfold", "--train", "bad.csv", "--target", "rent"], 65, "bad.csv, line 3"),
            (["kfold", "--preset", "book", "--learning-rate", "1e30"] + table, 70, "The loss is not finite"),
            (["kfold", "--folds", "1"] + table, 64, "--folds must be 2 or more."),
        ]
        for (arguments, status, message) in cases {
            let alone = try ProductRun("tabularkit", arguments, in: folder.url)
            #expect(alone.status == status && alone.messages.contains(message), "\(alone.messages)")
            let run = try launcher.run(ranks: 3, arguments, in: folder.url)
            #expect(run.status == status)
            #expect(run.messages.components(separatedBy: message).count == 2, "once: \(run.messages)")
            #expect(run.output.isEmpty)
        }
    }

    @Test(arguments: [(MPILaunch.openMPI, "libmpich.so.12"), (.mpich, "libmpi.so.40"), (.mpich, "libnone.so")])
    func aLibraryOfAnotherMPIIsRefused(launcher: MPILaunch, library: String) throws {
        let arguments = ["kfold", "--run-dir", "r"] + table
        func launched() throws -> ProductRun {
            try launcher.run(ranks: 2, arguments, in: folder.url, with: ["TABULARKIT_MPI": library])
        }
        var run = try launched()
        // Processes of Open MPI that make their common folder at the same time may fail.
        if run.messages.contains("unable to create the desired directory") { run = try launched() }
        #expect(run.status == 69)
        #expect(run.messages.components(separatedBy: " started 2 ranks, and ").count == 2, "\(run.messages)")
        #expect(run.messages.contains(library) && run.output.isEmpty)
        #expect(try folder.contents() == ["t.csv"])
    }

    #if arch(x86_64)
        /// Kernels that every processor has.
        @Test func differentKernelsAreRefused() throws {
            let parts = ["Nehalem", "Core2"].map { kernel in
                ["-n", "1", "env", "OPENBLAS_CORETYPE=\(kernel)", product("tabularkit").path, "kfold"] + table
            }
            let run = try MPILaunch.mpich.launch(parts[0] + [":"] + parts[1], in: folder.url)
            #expect(run.status == 69 && run.output.isEmpty)
            #expect(run.messages.contains("OpenBLAS Nehalem") && run.messages.contains("OpenBLAS Core2"))
            #expect(run.messages.contains("Set OPENBLAS_CORETYPE for all ranks"))
        }
    #endif

    @Test func aProgramAloneOpensNoLibrary() throws {
        let libraries = try ProductRun(program: URL(filePath: "/usr/bin/ldd"), [product("tabularkit").path])
        #expect(libraries.status == 0 && !libraries.output.contains("libmpi"))
        let run = try ProductRun(
            "tabularkit", ["kfold", "--preset", "book", "--epochs", "1"] + table, environment: ["LD_DEBUG": "files"],
            in: folder.url)
        #expect(run.status == 0 && run.messages.contains("libopenblas") && !run.messages.contains("libmpi"))
    }

    /// A script, in which every rank does the same.
    @Test(arguments: MPILaunch.allCases) func aScriptRunsOnAllRanks(launcher: MPILaunch) throws {
        let alone = try ProductRun("Clusters", [], environment: ["TABULARKIT_CACHE": folder("cache").path])
        let run = try launcher.run("Clusters", ranks: 3, [], with: ["TABULARKIT_CACHE": folder("other").path])
        #expect(alone.status == 0 && run.status == 0, "\(run.messages)")
        #expect(run.output == alone.output && Double(alone.output.dropLast()) != nil)
    }

    @Test func otherCommandsRunOnTheFirstRank() throws {
        let run = try MPILaunch.mpich.run(ranks: 3, ["inspect", "t.csv", "--quiet"], in: folder.url)
        #expect(try run.output == ProductRun("tabularkit", ["inspect", "t.csv", "--quiet"], in: folder.url).output)
    }
}
