import Testing

@testable import CommandSupport

@Suite struct ProgressTests {
    @Test(arguments: [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (460_676, "460.7 kB"), (26_421_880, "26.4 MB")])
    func sizes(bytes: Int, text: String) {
        #expect(TransferBar.size(bytes) == text)
    }

    @Test func theRemainingTimeFollowsFromTheEpochsDone() {
        let progress = EpochProgress(epochsOfModels: [920])
        #expect(progress.line(230, seconds: 2) == "epoch 230 of 920 [#######.......................] 6 s left")
        #expect(progress.line(920, seconds: 2).hasSuffix("] 0 s left"))
    }

    /// With `--epochs 400` nothing says 2000.
    @Test(
        arguments: [
            (1, "fold 1 of 5, epoch 1 of 400 "), (400, "fold 1 of 5, epoch 400 of 400 "),
            (636, "fold 2 of 5, epoch 236 of 400 "), (2000, "fold 5 of 5, epoch 400 of 400 "),
        ])
    func foldsAndEpochsAreCounted(done: Int, words: String) {
        let line = EpochProgress(folds: 5, epochsOfModels: [400]).line(done, seconds: 3)
        #expect(line.hasPrefix(words) && !line.contains("2000"), "\(line)")
    }

    @Test(
        arguments: [
            (40, "fold 1 of 5, model 1 of 3, epoch 40 of 40 "), (41, "fold 1 of 5, model 2 of 3, epoch 1 of 30 "),
            (110, "fold 1 of 5, model 3 of 3, epoch 40 of 40 "), (111, "fold 2 of 5, model 1 of 3, epoch 1 of 40 "),
        ])
    func modelsAreCounted(done: Int, words: String) {
        let line = EpochProgress(folds: 5, epochsOfModels: [40, 30, 40]).line(done, seconds: 3, width: 60)
        #expect(line.hasPrefix(words) && line.count < 60, "\(line)")
    }

    @Test func moreEpochsThanCanBeCountedAreNoFault() {
        let line = EpochProgress(folds: 5, epochsOfModels: [.max, .max]).line(7, seconds: 3)
        #expect(line.hasPrefix("fold 1 of 5, model 1 of 2, epoch 7 of \(Int.max) "), "\(line)")
    }

    @Test(arguments: [40, 60, 100]) func aBarFillsWhatTheLineLeaves(width: Int) {
        let line = progressLine("a file.csv", 0.5, "50% of 2.0 MB", width: width)
        #expect(line.count < width && line.contains("#") && line.hasSuffix("] 50% of 2.0 MB"), "\(line)")
    }
}
