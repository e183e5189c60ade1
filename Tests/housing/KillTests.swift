import Foundation
import TestSupport
import Testing

/// Killed at any moment, the program leaves each file whole: the old one, the new one or none, and the next run succeeds.
///
/// `TABULARKIT_ROUNDS` multiplies how often it is killed.
@Suite(.serialized) struct KillTests {
    private static let moments =
        10 * (ProcessInfo.processInfo.environment["TABULARKIT_ROUNDS"].flatMap { Int($0) } ?? 1)
    private let own: OwnTable

    init() throws { own = try OwnTable() }

    private func submit(seed: Int, to folder: String, killedAfter delay: TimeInterval? = nil) throws -> ProductRun {
        try FileManager.default.createDirectory(at: own.folder(folder), withIntermediateDirectories: true)
        let arguments = [
            "submit", "--train", "train.csv", "--test", "test.csv", "--target", "rent", "--preset", "book", "--epochs",
            "3", "--seed", "\(seed)", "--force", "--output", "\(folder)/submission.csv", "--save", "\(folder)/model",
            "--run-dir", "\(folder)/run",
        ]
        return try ProductRun(
            "housing", arguments, in: own.folder.url, signal: delay.map { _ in SIGKILL }, after: delay ?? 0)
    }

    /// What a run leaves, and how long it takes.
    private func whole(seed: Int, in folder: String) throws -> (files: Outcome, seconds: TimeInterval) {
        let start = Date()
        let run = try submit(seed: seed, to: folder)
        try #require(run.status == 0, "\(run.messages)")
        return (try Outcome(own.folder(folder)), Date().timeIntervalSince(start))
    }

    /// The files of a run that hold no time and no path; nil for those that are not there.
    private struct Outcome {
        let submission, weights: Data?
        let hasDocument, hasRecord: Bool

        init(_ folder: URL) throws {
            submission = try? Data(contentsOf: folder.appending(path: "submission.csv"))
            weights = try? Data(contentsOf: folder.appending(path: "model/weights.safetensors"))
            hasDocument = Self.isDocument(folder.appending(path: "model/model.json"))
            hasRecord = Self.isDocument(folder.appending(path: "run/run.json"))
        }

        private static func isDocument(_ file: URL) -> Bool {
            (try? JSONSerialization.jsonObject(with: Data(contentsOf: file))) != nil
        }
    }

    @Test func aKilledSubmissionIsWholeOrNotThere() throws {
        let old = try whole(seed: 1, in: "old").files, new = try whole(seed: 2, in: "new")
        #expect(old.submission != new.files.submission)
        for moment in 0..<Self.moments {
            let folder = "\(moment)"
            try FileManager.default.copyItem(at: own.folder("old"), to: own.folder(folder))
            let delay = new.seconds * (Double(moment) + Double.random(in: 0..<1)) / Double(Self.moments)
            let killed = try submit(seed: 2, to: folder, killedAfter: delay)
            #expect(killed.status == SIGKILL || killed.status == 0)

            let left = try Outcome(own.folder(folder))
            #expect(left.submission == old.submission || left.submission == new.files.submission)
            // Between two renames there is none.
            #expect([nil, old.weights, new.files.weights].contains(left.weights))
            #expect(left.hasDocument == (left.weights != nil) && left.hasRecord)

            let next = try submit(seed: 2, to: folder)
            #expect(next.status == 0, "\(next.messages)")
            let mended = try Outcome(own.folder(folder))
            #expect(mended.submission == new.files.submission && mended.weights == new.files.weights)
            #expect(mended.hasDocument && mended.hasRecord)
        }
    }
}
