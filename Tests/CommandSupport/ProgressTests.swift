import Testing

@testable import CommandSupport

@Suite struct ProgressTests {
    @Test(arguments: [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (460_676, "460.7 kB"), (26_421_880, "26.4 MB")])
    func sizes(bytes: Int, text: String) {
        #expect(TransferBar.size(bytes) == text)
    }

    @Test func theRestOfARunIsToldByWhatWasDone() {
        #expect(
            EpochProgress.line(230, of: 920, seconds: 2) == "epoch 230 of 920 [#######.......................] 6 s left"
        )
        #expect(EpochProgress.line(920, of: 920, seconds: 2).hasSuffix("] 0 s left"))
    }
}
