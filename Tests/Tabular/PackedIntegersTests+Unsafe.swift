import Testing

@testable import Tabular

@Suite struct PackedIntegersTests {
    /// The limits of each size, and the numbers just beyond.
    static let values: [Int64] =
        [0, -1, 1, 127, 128, -128, -129, 32767, 32768, -32768, -32769, .max, .min]
        + [Int64(Int32.max), Int64(Int32.max) + 1, Int64(Int32.min), Int64(Int32.min) - 1]

    @Test func holdsWhatItIsGivenInAnyOrder() {
        for first in Self.values {
            for second in Self.values {
                var packed = PackedIntegers([first])
                packed.append(zeros: 1)
                packed[1] = second
                #expect(Array(packed) == [first, second])
                #expect(packed == PackedIntegers([first, second]))
                #expect(Array(packed.selecting([1, 0, 1])) == [second, first, second])
                #expect(Array(PackedIntegers([first]) + PackedIntegers([second])) == [first, second])
                var numbers = [0.0]
                packed.read(1..<2, into: &numbers)
                #expect(numbers == [Double(second)])
            }
        }
    }

    @Test func appendsAndReadsBlocks() {
        var packed = PackedIntegers(), expected: [Int64] = []
        for scale: Int32 in [1, -1, 100, -1000, 100_000, 3] {
            var block = (0..<37).map { Int32($0) * scale }
            let lowest = block.withUnsafeMutableBufferPointer { packed.append($0) }
            #expect(lowest == min(0, 36 * scale))
            expected += block.map(Int64.init)
            #expect(Array(packed) == expected)
        }
        packed.removeLast(200)
        #expect(Array(packed) == Array(expected.prefix(22)))
    }

    /// Codes in one, two and four bytes.
    @Test(arguments: [3, 300, 70_000]) func countsAndWritesCodes(categories: Int) {
        let codes = [0, -1, 2, 0, categories - 1].map { Int64($0) }
        let packed = PackedIntegers(codes)
        let counts = packed.codeCounts(to: categories)
        #expect(counts[0] == 1 && counts[1] == 2 && counts[3] == (categories == 3 ? 2 : 1))
        #expect(counts.reduce(0, +) == 5 && counts[categories] == (categories == 3 ? 2 : 1))
        let places = [Int32](repeating: -1, count: categories - 1) + [1, 0]
        var lines = [Float](repeating: 0, count: 8)
        packed.writeOnes(1..<5, at: places, to: &lines, width: 2)
        #expect(lines == (categories == 3 ? [0, 0, 1, 0, 0, 0, 1, 0] : [0, 0, 0, 0, 0, 0, 1, 0]))
        packed.write(1..<5, as: (0...categories).map { Float($0) }, to: &lines, width: 2)
        #expect([lines[0], lines[2], lines[4], lines[6]] == [0, 3, 1, Float(categories)])
    }

    @Test func takesNoMoreThanItNeeds() {
        #expect(PackedIntegers([127, -128]).size == 1)
        #expect(PackedIntegers([128]).size == 2)
        #expect(PackedIntegers([-40_000]).size == 4)
        #expect(PackedIntegers([.max, .min]).size == 8)
    }
}
