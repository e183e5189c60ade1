import Foundation
import Support
import TestSupport
import Testing

@Suite struct TextTests {
    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("flaw", "lawn", 2), ("same", "same", 0),
        ("ab", "ba", 1), ("Aera", "Area", 1), ("abcd", "badc", 2), ("ca", "abc", 3),
    ])
    func countsEdits(a: String, b: String, distance: Int) {
        #expect(editDistance(Array(a.utf8), Array(b.utf8)) == distance)
        #expect(editDistance(Array(b.utf8), Array(a.utf8)) == distance)
    }

    @Test(arguments: [
        ("Price", ["SalePrice"]), ("saleprice", ["SalePrice"]), ("LotAera", ["LotArea"]),
        ("Lot", ["LotArea", "LotShape"]), ("di", ["Id"]),
        ("zzz", []),
    ])
    func findsTheNearNames(name: String, near: [String]) {
        #expect(["Id", "LotArea", "LotShape", "SalePrice"].near(name).sorted() == near)
    }

    /// One edit would make any letter similar to any other.
    @Test func aLetterIsNearItselfAlone() {
        #expect(["a", "c", "K"].near("k") == ["K"])
        #expect(["a", "c"].near("k").isEmpty)
    }

    @Test func nounsFollowTheirNumber() {
        #expect([0, 1, 2].map { counted($0, "row") } == ["0 rows", "1 row", "2 rows"])
        #expect([1, 2].map { counted($0, "category", plural: "categories") } == ["1 category", "2 categories"])
    }

    @Test(arguments: [
        (0.0, 3, "0.000"), (0.0005, 3, "0.001"), (-0.0004, 3, "0.000"), (-1.5, 1, "-1.5"), (12.3456, 2, "12.35"),
        (99.999, 2, "100.00"), (-2.5, 0, "-3"), (0.4, 0, "0"),
        (1.115, 2, "1.11"), (1.005, 2, "1.00"), (0.125, 2, "0.13"), (-0.5, 0, "-1"),
        (.leastNonzeroMagnitude, 3, "0.000"),
        (9_007_199_254_740_993.5, 1, "9007199254740994.0"), (9.2e18, 0, "9200000000000000000"),
        (1e300, 2, "1e+300"), (.nan, 2, "nan"), (-.infinity, 2, "-inf"),
    ])
    func formatsDecimals(number: Double, decimals: Int, text: String) {
        #expect(number.formatted(decimals: decimals) == text)
    }

    @Test func listsTheFirstTenNames() {
        #expect(["a"].listed == "'a'")
        #expect((1...10).map(String.init).listed.hasSuffix("'9', '10'"))
        #expect((1...81).map(String.init).listed == "'1', '2', '3', '4', '5', '6', '7', '8', '9', '10' and 71 more")
        #expect(["a\nb"].listed == #"'a\nb'"#)
    }

    /// Random numbers of many sizes, and those next to halves of the last decimal.
    @Test(arguments: 0...6) func decimalsAreThoseOfC(decimals: Int) {
        var random = SplitMix(seed: UInt64(decimals))
        for _ in 0..<3000 {
            let unit = pow(10, Double(-decimals)),
                half = (Double(Int.random(in: 0..<100_000, using: &random)) + 0.5) * unit
            let size = pow(10, Double.random(in: -8...9, using: &random))
            for number in [half, half.nextUp, half.nextDown, Double.random(in: 0..<size, using: &random)] {
                // C rounds a half to the even digit.
                let exact = String(format: "%.80f", number).suffix(80 - decimals)
                if exact.first == "5", exact.dropFirst().allSatisfy({ $0 == "0" }) { continue }
                #expect(number.formatted(decimals: decimals) == String(format: "%.\(decimals)f", number))
            }
        }
    }

    @Test func controlCharactersAreShown() {
        #expect(visible("a\u{1B}[2Jb\u{9B}c\n") == #"a\u{1B}[2Jb\u{009B}c\n"#)
        #expect(quoted("größe") == "'größe'")
        #expect(visible(String(repeating: "x", count: 201)) == String(repeating: "x", count: 200) + "...")
    }

    @Test func alignsCells() {
        let rows = [["a", "bb"], ["ccc", "d"]]
        #expect(TextTable(rows, alignment: .right).lines == ["  a  bb", "ccc   d"])
        #expect(TextTable(rows, alignment: .left).lines == ["a    bb", "ccc  d"])
        #expect(TextTable([["a", "b"], ["c", ""]], alignment: .right).lines == ["a  b", "c"])
        #expect(TextTable([], alignment: .left).lines == [])
    }
}
