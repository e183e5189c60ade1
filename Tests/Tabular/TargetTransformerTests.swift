import Foundation
import Tabular
import Testing

@Suite struct TargetTransformerTests {
    static let transformers = [
        TargetTransformer(), TargetTransformer(logarithm: true),
        TargetTransformer(logarithm: true, standardized: false),
        TargetTransformer(standardized: false),
    ]

    @Test(arguments: transformers) func inverseGivesTheNumbersBack(_ transformer: TargetTransformer) throws {
        for values in [[208_500, 181_500, 223_500.5, 1], [7, 7], [14.62]] {
            let fitted = try transformer.fitted(to: values)
            for (value, changed) in zip(values, try fitted(values)) {
                #expect(abs(fitted.inverse(changed) - value) <= 1e-12 * value)
            }
            let decoded = try JSONDecoder().decode(TargetTransformer.Fitted.self, from: JSONEncoder().encode(fitted))
            #expect(decoded == fitted)
        }
    }

    @Test func standardizesLogarithms() throws {
        let fitted = try TargetTransformer(logarithm: true).fitted(to: [1, 7.38905609893065])
        #expect(abs(fitted.mean - 1) < 1e-15 && abs(fitted.deviation - 1) < 1e-15)
        #expect(try fitted([1])[0] == -1)
        #expect(try TargetTransformer().fitted(to: [1, 3])([1, 2, 5]) == [-1, 0, 3])
        #expect(try TargetTransformer(standardized: false).fitted(to: [1, 3])([1, 2, 5]) == [1, 2, 5])
    }

    @Test func constantTargetsBecomeZero() throws {
        let fitted = try TargetTransformer().fitted(to: [Double](repeating: 14.62, count: 9))
        #expect(try fitted([14.62]) == [0] && fitted.inverse(0) == 14.62)
    }

    @Test(arguments: [
        ([1, 0], true, "no logarithm"), ([1, -2], true, "no logarithm"), ([1, .infinity], false, "not finite"),
        ([1, .nan], true, "not finite"),
    ])
    func namesTheRowOfWhatCannotBeLearned(values: [Double], logarithm: Bool, reason: String) throws {
        let error = try #require(throws: DataFrameError.self) {
            try TargetTransformer(logarithm: logarithm).fitted(to: values)
        }
        #expect(error.code == .notRepresentable && error.row == 1)
        #expect(error.reason.contains("row 2") && error.reason.contains(reason))
    }
}
