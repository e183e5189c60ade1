import TestSupport
import Testing
import Training

@Suite struct RunRecordTests {
    @Test func printsShortly() throws {
        let folder = try TemporaryFolder()
        let json = """
            {"command": "kfold", "job": {"seed": "7"}, "files": [{"name": "a.csv", "sha1": "00"}],
             "environment": {"version": "1.2", "kernel": "Haswell", "threads": 4}, "report": {}}
            """
        try folder.write(json.utf8, to: "run.json")
        let record = try RunRecord<[String: String]>(contentsOf: folder.url)
        #expect("\(record)" == #"kfold of ["seed": "7"], a.csv"#)
    }
}
