import Foundation
import TestSupport
import Testing

/// Two hosts, as network namespaces with names of their own; the table is on the first one only.
@Suite(
    .enabled(
        if: MPILaunch.areInstalled && getuid() == 0 && TwoHosts.arePossible,
        "mpirun.openmpi or mpirun.mpich is not installed, or this is not root with namespaces of its own"),
    .serialized)
struct TwoHostTests {
    @Test(arguments: MPILaunch.allCases) func theTableReachesTheOtherHost(launcher: MPILaunch) throws {
        let hosts = try TwoHosts()
        let folder = hosts.folder
        try folder.write(smallTable().utf8, to: "data/t.csv")
        let arguments = [
            "kfold", "--train", "data/t.csv", "--target", "rent", "--preset", "book", "--repeats", "3", "--epochs", "5",
            "--quiet", "--oof",
        ]
        try #require(ProductRun("tabularkit", arguments + ["alone.csv"], in: folder.url).status == 0)
        let run = try hosts.run(launcher, arguments + ["two.csv"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(try Data(contentsOf: folder("two.csv")) == Data(contentsOf: folder("alone.csv")))
        #expect(FileManager.default.fileExists(atPath: folder("started").path), "the other host took part")
    }
}
