import Foundation
import TestSupport
import Testing

/// The conformance corpus, good, odd, damaged and hostile, by its own runner: nothing fails, and where tools may
/// differ, it is as the corpus prefers it.
///
/// Needs the corpus, in the folder that TABULARKIT_CONFORMANCE names, and python3. Bombs are not thrown here, as they take
/// two minutes; see CONTRIBUTING.md.
@Suite(
    .enabled(if: runner != nil, "TABULARKIT_CONFORMANCE names no folder with the conformance corpus"),
    .enabled(if: hasPython, "there is no python3"))
struct CorpusTests {
    static let commands = [
        "archive": "extract {file} {dest}", "csv": "csv-dump {file} {args}", "idx": "idx-dump {file}",
        "safetensors": "safetensors-dump {file}", "pipeline": "features-dump {file} {file2}",
        "pairs": "pair-check {file} {file2}",
    ]

    /// A tar without end marks, which the runner would rather see refused, and another one that it wants to be read.
    static let tolerated = "archive/truncated_at_member_boundary.tar"

    @Test(arguments: commands) func theToolReadsOrRefuses(kind: String, form: String) throws {
        try expectNoFault(kind, "'\(product("conformance").path)' \(form)")
    }

    /// The cases by parts of their names: the runner itself stops at the one of fewer rows than folds, and would see a row
    /// without a target refused, which the presets for any table leave out with a word.
    @Test(arguments: ["house_ok", "house_big_ids", "house_text_ids", "house_label_negative"])
    func theProgramSubmitsOrRefuses(name: String) throws {
        let form = "submit --train {file} --test {file2} --target SalePrice --id Id --output {out}"
        try expectNoFault("house", "'\(product("housing").path)' \(form)", ["--only", name])
    }

    private func expectNoFault(_ kind: String, _ command: String, _ arguments: [String] = []) throws {
        let folder = try TemporaryFolder()
        let run = try ProductRun(
            program: URL(filePath: "/usr/bin/env"),
            ["python3", runner ?? "", kind, "--cmd", command, "--fast", "-v", "--tmp", folder.url.path] + arguments)
        let faults = run.output.split(separator: "\n").filter { line in
            (line.contains("FAIL ") || line.contains("WARN ")) && !line.contains(Self.tolerated)
        }
        #expect(run.status == 0 && faults.isEmpty, "\(faults.joined(separator: "\n"))\(run.messages)")
        #expect(run.output.contains(" 0 fail, "), "\(run.output)\(run.messages)")
    }
}

/// The program that compares what a tool does with what the corpus says; nil if no corpus is there.
private let runner = ProcessInfo.processInfo.environment["TABULARKIT_CONFORMANCE"].map { $0 + "/runcorpus.py" }

private let hasPython =
    (try? ProductRun(program: URL(filePath: "/usr/bin/env"), ["python3", "--version"]))?.status == 0
