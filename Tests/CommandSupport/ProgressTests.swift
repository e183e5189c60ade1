import CommandSupport
import Testing

@Suite struct ProgressTests {
    @Test(arguments: [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (460_676, "460.7 kB"), (26_421_880, "26.4 MB")])
    func sizes(bytes: Int, text: String) {
        #expect(TransferBar.size(bytes) == text)
    }
}
