import Arrays
import Tabular
import TestSupport
import Testing

@testable import Regression

/// By hand, and r2 and mae as scikit-learn's `r2_score` and `mean_absolute_error` give them.
@Suite struct RegressionMetricTests {
    @Test(
        arguments: [
            (.rmse, 0.6123724356957945), (.mae, 0.5), (.r2, 0.9486081370449679), (.logRMSE, 0.0),
        ] as [(RegressionMetric, Double)])
    func isThatOfScikitLearn(metric: RegressionMetric, expected: Double) {
        let isLogarithmic = metric == .logRMSE
        let targets: NDArray<Float> = isLogarithmic ? NDArray([3, 7]) : NDArray([3, -0.5, 2, 7])
        let predictions: NDArray<Float> = isLogarithmic ? NDArray([3, 7]) : NDArray([2.5, 0, 2, 8])
        #expect(abs(metric(predictions, targets) - expected) < 1e-7)
    }

    @Test func aLogarithmicErrorIsThatOfTheRatio() {
        let metric = RegressionMetric.logRMSE
        #expect(abs(metric(NDArray([2, 1]), NDArray([1, 2])) - 0.6931471805599453) < 1e-6)
    }

    private struct NearPredictions: Decodable {
        let targets: [Double]
        let predictions: [Float]
        let metrics: [String: Double]
    }

    /// Targets that `Float` rounds, by Fixtures/reference/metrics.py.
    @Test(arguments: RegressionMetric.allCases)
    func nothingIsRoundedToFloat(metric: RegressionMetric) throws {
        let near = try decodeFixture("expected/metrics.json", as: NearPredictions.self)
        let table = try RegressionTable(
            training: DataFrame(["x": Column(near.targets), "y": Column(near.targets)]), target: "y")
        let expected = try #require(near.metrics[metric.rawValue])
        let score = Scorer(metric, table.targets, lowest: nil).score(NDArray(near.predictions))
        #expect(abs(score - expected) < 1e-7 * abs(expected))
    }

    @Test func onlyTheGivenRowsCount() {
        #expect(RegressionMetric.rmse(NDArray([1, 5, 9]), NDArray([1, 2, 0]), rows: [0, 1]) == 4.5.squareRoot())
    }
}
