import Arrays
import Foundation
import TestSupport
import Testing

@Suite struct ElementaryFunctionTests {
    /// A function of the engine, and the same function in double precision.
    struct Function: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let results: @Sendable (NDArray<Float>) -> NDArray<Float>
        let exact: @Sendable (Double) -> Double
    }

    static let functions = [
        Function(testDescription: "exp", results: { $0.exp() }, exact: exp),
        Function(testDescription: "log", results: { $0.log() }, exact: log),
        Function(testDescription: "sqrt", results: { $0.squareRoot() }, exact: sqrt),
        Function(testDescription: "sigmoid", results: { $0.sigmoid() }, exact: { 1 / (1 + exp(-$0)) }),
        Function(testDescription: "tanh", results: { $0.tanh() }, exact: tanh),
        Function(testDescription: "erf", results: { $0.errorFunction() }, exact: erf),
        Function(testDescription: "sin", results: { $0.sin() }, exact: sin),
        Function(testDescription: "cos", results: { $0.cos() }, exact: cos),
    ]

    /// All kinds of numbers, from bit patterns far apart: subnormal and huge ones, infinities and NaN among them.
    static let numbers = NDArray<Float>(
        stride(from: UInt32(0), to: .max - 65_521, by: 65_521).map(Float.init(bitPattern:)))

    /// Values of each function, rounded to the nearest number, by their bits; made by elementary_functions.py.
    struct Table: Decodable {
        let arguments: [UInt32]
        let values: [String: [UInt32]]
    }

    @Test(arguments: functions) func resultsAreNextToTheRoundedValues(_ function: Function) throws {
        let table: Table = try decodeFixture("expected/elementary_functions.json")
        let results = function.results(NDArray(table.arguments.map(Float.init(bitPattern:)))).scalars
        for (result, bits) in zip(results, try #require(table.values[function.testDescription])) {
            let expected = Float(bitPattern: bits)
            #expect(result.isNaN && expected.isNaN || [expected.nextDown, expected, expected.nextUp].contains(result))
        }
    }

    @Test(arguments: functions) func errorsAreBelowOneUnitInTheLastPlace(_ function: Function) {
        for (x, result) in zip(Self.numbers.scalars, function.results(Self.numbers).scalars) {
            let exact = function.exact(Double(x)), rounded = Float(exact)
            if !rounded.isFinite || !result.isFinite {
                #expect(result == rounded || result.isNaN && rounded.isNaN, "\(function.testDescription)(\(x))")
            } else {
                #expect(abs(Double(result) - exact) < Double(rounded.ulp), "\(function.testDescription)(\(x))")
            }
        }
    }

    /// An element alone takes the loop's remainder, and many elements are divided among threads.
    @Test(arguments: functions) func resultsDoNotDependOnVectorsAndThreads(_ function: Function) {
        let count = 1 << 16, numbers = Self.numbers.scalars
        let many = NDArray((0..<count).map { numbers[$0 % numbers.count] })
        let results = function.results(many).scalars
        for index in stride(from: 0, to: count, by: 101) {
            let alone = function.results(NDArray([many[index]]))[0]
            #expect(alone.bitPattern == results[index].bitPattern || alone.isNaN && results[index].isNaN)
        }
    }

    @Test func geluIsNearTheExactOne() {
        let x = NDArray<Float>((-1200...1200).map { Float($0) / 100 })
        for (x, result) in zip(x.scalars, x.gelu().scalars) {
            let exact = Double(x) * 0.5 * erfc(-Double(x) / 2.0.squareRoot())
            #expect(abs(Double(result) - exact) < 1e-7 * max(1, abs(exact)), "gelu(\(x))")
        }
        let limits = NDArray<Float>([-.infinity, .infinity, .nan]).gelu()
        #expect(limits[0].isNaN && limits[1] == .infinity && limits[2].isNaN)
    }

    @Test func softmaxIsNearTheExactOne() {
        var stream = RandomStream(seed: 1)
        for count in [1, 3, 10, 16, 100, 257] {
            let x = NDArray<Float>.uniform([1, count], from: -20, to: 20, using: &stream)
            let exponentials = x.scalars.map { exp(Double($0)) }, total = exponentials.reduce(0, +)
            for (result, exact) in zip(x.softmax(along: 1).scalars, exponentials.map { $0 / total }) {
                #expect(abs(Double(result) - exact) < Double(Float(exact).ulp))
            }
        }
    }
}
