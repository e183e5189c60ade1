import Arrays
import TestSupport
import Testing

@testable import Tabular

/// Features are finite, or an error names the number. The bounds of a column prove it where they suffice.
@Suite struct FiniteFeaturesTests {
    private static let magnitudes: [Double] = [
        0, .leastNonzeroMagnitude, 1e-300, 1e-20, 0.5, 1, 3, 127, 128, 1e9, 1e18, 1e38, 4e38, 1e200, 1e300, 1e308,
    ]

    private static func number(_ dice: inout SplitMix) -> Double {
        (magnitudes.randomElement(using: &dice) ?? 0) * (Bool.random(using: &dice) ? 1 : -1)
    }

    private static func function(_ dice: inout SplitMix) -> NumericFunction {
        let (a, b) = (number(&dice), number(&dice))
        switch Int.random(in: 0..<9, using: &dice) {
        case 0: return .standardize(mean: a, deviation: b.magnitude)
        case 1: return .rescale(minimum: min(a, b), maximum: max(a, b), lower: -1, upper: number(&dice))
        case 2: return .fill(value: a)
        case 3: return .log1p
        case 4: return .clip(lower: min(a, b), upper: max(a, b))
        case 5: return .ramp(start: min(a, b), end: max(a, b))
        case 6: return .step(threshold: a)
        case 7: return .isMissing
        default: return .equals(value: a)
        }
    }

    private static func column(_ dice: inout SplitMix) -> Column {
        let (count, hasMissing) = (Int.random(in: 0..<6, using: &dice), Bool.random(using: &dice))
        let values = (0..<count).map { _ in
            hasMissing && Int.random(in: 0..<3, using: &dice) == 0 ? nil : number(&dice) as Double?
        }
        guard Bool.random(using: &dice) else { return Column(values) }
        return Column(values.map { $0.flatMap { Int(exactly: $0.rounded()) } })
    }

    /// A feature of a column as in a matrix.
    private static func features(_ functions: [NumericFunction], _ column: Column) -> Scalars<Float> {
        var matrix = FeatureMatrix(rows: column.count, width: 1)
        matrix.add(.numbers(column, [functions], at: 0))
        return matrix.filled().scalars
    }

    /// The bounds' proof holds for every number, and they prove most columns whose features are finite.
    @Test func boundsTellNothingThatIsNotSo() {
        var dice = SplitMix(seed: 11)
        var counts = (sure: 0, finite: 0)
        for _ in 0..<20_000 {
            let functions = (0..<Int.random(in: 0..<5, using: &dice)).map { _ in Self.function(&dice) }
            let column = Self.column(&dice)
            let fitted = FittedNumericColumn(name: "x", hadMissing: true, features: [functions], minimum: 0, maximum: 1)
            let isFinite = (try? fitted.check(column)) != nil
            let isSure = fitted.areSurelyFinite(column)
            #expect(isFinite || !isSure, "\(functions) of \(column.numbers ?? [])")
            if isSure { #expect(!Self.features(functions, column).contains { !$0.isFinite }) }
            counts = (counts.sure + (isSure ? 1 : 0), counts.finite + (isFinite ? 1 : 0))
        }
        #expect(counts.finite > 5000 && counts.sure * 10 > counts.finite * 8, "\(counts)")
    }

    @Test(arguments: [
        ("x\n1\n2\n", true), ("x\n1\nNA\n", false), ("x\n1.5\n1e39\n", false), ("x\n1.5\ninf\n", false),
        ("x\nTrue\nFalse\n", true), ("x\n9223372036854775807\n", true),
    ]) func boundsOfFilesTellEnough(text: String, isSure: Bool) throws {
        let fitted = FittedNumericColumn(name: "x", hadMissing: false, features: [[]], minimum: 0, maximum: 1)
        #expect(fitted.areSurelyFinite(try DataFrame(csv: text)["x"]) == isSure)
    }
}
