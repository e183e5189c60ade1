import Foundation
import TestSupport
import Testing

/// What the tool tells of small files. Expected checksums are those of `sha1sum`.
@Suite struct DumpTests {
    struct Case: CustomTestStringConvertible {
        let command: String
        let files: [String]
        let output: String
        var testDescription: String { command }
    }

    static let cases = [
        Case(
            command: "csv-dump", files: ["é,e\u{301},n,b\n\"x,\"\"y\"\"\",0.1,7,True\nNA,-0.0,,False\n"],
            output: #"{"columns":["é","e\#u{301}","n","b"],"types":["string","float","int","bool"],"#
                + #""data":[["x,\"y\"",null],[{"bits":"3fb999999999999a"},{"bits":"8000000000000000"}],[7,null],[true,false]]}"#
        ),
        Case(
            command: "csv-dump --sep ; --no-header", files: ["1;x\n2;y\n"],
            output: #"{"columns":["0","1"],"types":["int","string"],"data":[[1,2],["x","y"]]}"#),
        Case(
            command: "features-dump", files: ["Id,n,t,SalePrice\n1,1,a,9\n2,3,,9\n", "Id,n,t\n3,2,b\n"],
            output:
                #"{"columns":["n","t_a","t_b","t_nan"],"matrix":[[-1.0,1.0,0.0,0.0],[1.0,0.0,0.0,1.0],[0.0,0.0,1.0,0.0]]}"#
        ),
        Case(
            command: "features-dump", files: ["Id,t,SalePrice\n1,1.0,9\n2,a,9\n", "Id,t\n3,1.0\n4,1\n"],
            output:
                #"{"columns":["t_1","t_1.0","t_a","t_nan"],"#
                + #""matrix":[[0.0,1.0,0.0,0.0],[0.0,0.0,1.0,0.0],[0.0,1.0,0.0,0.0],[1.0,0.0,0.0,0.0]]}"#),
        Case(
            command: "idx-dump", files: ["\0\0\u{9}\u{1}\0\0\0\u{3}abc"],
            output: #"{"dtype":"i8","shape":[3],"sha1":"a9993e364706816aba3e25717850c26c9cd0d89d"}"#),
        Case(
            command: "safetensors-dump",
            files: [
                "P\0\0\0\0\0\0\0"
                    + #"{"__metadata__":{"a":"b"},"x":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}  abc"#
            ],
            output: #"{"tensors":{"x":{"dtype":"U8","shape":[3],"sha1":"a9993e364706816aba3e25717850c26c9cd0d89d"}},"#
                + #""metadata":{"a":"b"}}"#),
    ]
    @Test(arguments: cases) func tellsWhatAFileHolds(dump: Case) throws {
        let folder = try TemporaryFolder()
        let files = try dump.files.enumerated().map { try folder.write($1.utf8, to: "\($0)").path }
        let run = try ProductRun("conformance", dump.command.split(separator: " ").map(String.init) + files)
        #expect(run.status == 0, "\(run.messages)")
        #expect(Array(run.output.utf8) == Array((dump.output + "\n").utf8), "\(run.output)")
    }

    @Test func extractsAnArchive() throws {
        let folder = try TemporaryFolder()
        let run = try ProductRun("conformance", ["extract", fixture("archives/good.zip").path, folder("new").path])
        #expect(run.status == 0, "\(run.messages)")
        #expect(try folder.contents() == ["new", "new/data", "new/data/a.txt", "new/data/sub", "new/data/sub/b.csv"])
    }

    @Test(arguments: ["csv-dump", "idx-dump", "safetensors-dump", "extract", "features-dump", "pair-check"])
    func refusesAnEmptyFile(command: String) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write([], to: "empty").path
        let other = ["extract", "features-dump", "pair-check"].contains(command) ? [folder("new").path] : []
        let run = try ProductRun("conformance", [command, file] + other)
        #expect(run.status == 65)
        #expect(run.messages.contains("empty") && run.output.isEmpty, "\(run.messages)")
        #expect(try folder.contents() == ["empty"])
    }
}
