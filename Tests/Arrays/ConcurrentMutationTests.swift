import Arrays
import Testing

@Suite struct ConcurrentMutationTests {
    @Test(arguments: 1...4) func changesEachElementOnce(_ threads: Int) {
        for count in [0, 1, 2, 63, 64, 65, 1000] {
            var elements = [Int](repeating: 1, count: count)
            elements.mutateConcurrently(threads: threads) { element, index in element += index }
            #expect(elements == Array(1..<count + 1))
        }
    }
}
