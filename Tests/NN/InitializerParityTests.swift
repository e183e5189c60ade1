import Arrays
import NN
import TestSupport
import Testing

/// Start values against PyTorch's, which `Fixtures/reference/initializers.py` drew: two samples of one distribution.
@Suite struct InitializerParityTests {
    struct Case: Decodable {
        let initializer: String
        let isBounded: Bool
        let shape: [Int]
        let count: Int
        let mean, deviation, least, greatest: Double
    }

    static func initializer(_ name: String, _ shape: Shape) -> Initializer? {
        switch name {
        case "zeros": .zeros
        case "ones": .ones
        case "constant": .constant(3)
        case "normal": .normal()
        case "normal.01": .normal(mean: 1, deviation: 0.01)
        case "uniform": .uniform(-0.07, 0.07)
        case "xavierUniform": .xavierUniform
        case "heNormal": .heNormal
        case "linear.weight": .pytorchLinear(inputs: shape[1])
        case "linear.bias": .pytorchLinear(inputs: 3 * shape[0])
        default: nil
        }
    }

    /// Elements of as many start values as give about 65,000 of them.
    static func sample(_ initializer: Initializer, _ shape: Shape) -> [Double] {
        (0..<(65_536 / shape.elementCount)).flatMap { round in
            initializer("weight", shape, seed: RandomSeed(UInt64(round))).scalars.map(Double.init)
        }
    }

    @Test func startValuesAreDistributedAsInPyTorch() throws {
        let cases = try decodeFixture("expected/initializers.json", as: [Case].self)
        #expect(Set(cases.map(\.initializer)).count == 10)
        for row in cases {
            let initializer = try #require(Self.initializer(row.initializer, Shape(row.shape)))
            let drawn = Self.sample(initializer, Shape(row.shape))
            let mean = drawn.reduce(0, +) / Double(drawn.count)
            let variance = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(drawn.count)
            // Five standard errors of a difference; that of a deviation is at most the normal distribution's.
            let meanError = row.deviation * (1 / Double(drawn.count) + 1 / Double(row.count)).squareRoot()
            let place = "\(row.initializer) \(row.shape)"
            #expect(abs(mean - row.mean) <= 5 * meanError, "\(place)")
            #expect(abs(variance.squareRoot() - row.deviation) <= 5 * meanError / 2.0.squareRoot(), "\(place)")
            // The ends of n uniform numbers miss the bounds by 1/n of the range; those of normal ones scatter by 0.2 deviations.
            let endError =
                row.isBounded ? 10 / Double(drawn.count) * (row.greatest - row.least) : 1.5 * row.deviation
            let least = try #require(drawn.min()), greatest = try #require(drawn.max())
            #expect(abs(least - row.least) <= endError && abs(greatest - row.greatest) <= endError, "\(place)")
        }
    }
}
