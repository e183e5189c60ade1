import Foundation
import TestSupport
import Testing

/// The folder of the real house prices, if the environment names it.
private let realData = ProcessInfo.processInfo.environment["TABULARKIT_DATA"].map { URL(filePath: $0) }

/// The whole job on the real house prices, whose folder TABULARKIT_DATA names.
@Suite(.enabled(if: realData != nil, "TABULARKIT_DATA names no folder with the real house prices"))
struct RealDataTests {
    private let folder: TemporaryFolder
    private let train = "kaggle_house_pred_train.csv"

    /// A mirror of the test's own: what a test does to it stays there.
    init() throws {
        folder = try TemporaryFolder()
        let source = try #require(realData)
        for name in [train, "kaggle_house_pred_test.csv"] {
            try folder.write(Data(contentsOf: source.appending(path: name)), to: "mirror/\(name)")
        }
    }

    private func housing(_ arguments: String..., mirror: String? = nil) throws -> ProductRun {
        let place = ["--cache-dir", folder("cache").path, "--mirror", mirror ?? folder("mirror").absoluteString]
        return try ProductRun("housing", arguments + place, in: folder.url)
    }

    private func cachedFiles() throws -> [String] { try folder.contents().filter { $0.hasPrefix("cache/") } }

    @Test(arguments: 0...4)
    func givesTheNumbersOfTheBook(seed: Int) throws {
        let run = try housing("kfold", "--format", "json", "--seed", "\(seed)")
        let document = try JSONDecoder().decode(KFoldTests.Document.self, from: Data(run.output.utf8))
        #expect(document.features == 331)
        #expect(document.files.map(\.name) == ["kaggle_house_train", "kaggle_house_test"])
        #expect(abs(document.mean.train_log_rmse - 0.1655) <= 0.0006)
        #expect(abs(document.mean.valid_log_rmse - 0.1705) <= 0.0012)
    }

    @Test func thePresetOfHousePricesPredictsThem() throws {
        let run = try housing("kfold", "--preset", "house-prices", "--format", "json")
        let document = try JSONDecoder().decode(KFoldTests.Document.self, from: Data(run.output.utf8))
        #expect(document.mean.valid_log_rmse <= 0.116)
    }

    @Test func aSecondRunDoesNotTouchTheMirror() throws {
        #expect(try housing("kfold", "--epochs", "1").status == 0)
        try FileManager.default.removeItem(at: folder("mirror"))
        #expect(try housing("kfold", "--epochs", "1").status == 0)
    }

    @Test func aDamagedFileInTheCacheIsFetchedAgain() throws {
        #expect(try housing("kfold", "--epochs", "1").status == 0)
        let cached = try #require(cachedFiles().first { $0.hasSuffix(train) })
        var bytes = try Data(contentsOf: folder(cached))
        bytes[1000] ^= 1
        try bytes.write(to: folder(cached))
        let run = try housing("kfold", "--epochs", "1")
        #expect(run.status == 0)
        #expect(run.messages.contains("damaged"))
        #expect(try Data(contentsOf: folder(cached)) == Data(contentsOf: folder("mirror/\(train)")))
    }

    @Test func aTruncatedFileIsRefused() throws {
        let whole = try Data(contentsOf: folder("mirror/\(train)"))
        try whole.prefix(whole.count / 2).write(to: folder("mirror/\(train)"))
        let run = try housing("kfold")
        #expect(run.status == 76)
        #expect(run.messages.contains("585e9cc93e70b39160e7921475f9bcd7d31219ce"))
        #expect(try !cachedFiles().contains { $0.hasSuffix(".csv") })
    }

    @Test func aFileThatTheServerDoesNotHaveIsNamedWithItsStatus() throws {
        let server = try LoopbackServer { _ in .init(404, body: Array("not here".utf8)) }
        let run = try housing("kfold", mirror: server.url)
        #expect(run.status == 69)
        #expect(run.messages.contains("404") && run.messages.contains(train))
        #expect(run.messages.contains("--dataset sample") && run.messages.contains("--mirror"))
        #expect(server.requests.count == 1)
    }

    @Test func submitsAPriceForEachHouse() throws {
        let run = try housing("submit")
        #expect(run.status == 0)
        #expect(
            run.output.contains(
                "kaggle competitions submit -c house-prices-advanced-regression-techniques -f submission.csv"))
        #expect(try housing("submit", "--force", "--format", "json").output.contains("kaggle competitions submit"))
        let text = try String(contentsOf: folder("submission.csv"), encoding: .utf8)
        let lines = text.split(separator: "\n").map { $0.split(separator: ",") }
        #expect(lines[0] == ["Id", "SalePrice"])
        #expect(lines.dropFirst().map { String($0[0]) } == (1461...2919).map(String.init))
        #expect(lines.dropFirst().allSatisfy { (1...1_000_000).contains(Double($0[1]) ?? .nan) })
    }
}
