import Plots
import Support
import Training

/// Tables and charts of the results of a sweep.
struct SweepReport<Trial: Codable & Hashable & Sendable> {
    let metricName: String
    private let parameters: [SweepParameter]
    private let settings: (Trial) -> Hyperparameters

    init(metricName: String, trials: [Trial], settings: @escaping (Trial) -> Hyperparameters) {
        (self.metricName, self.settings) = (metricName, settings)
        let all = trials.map(settings)
        parameters = SweepParameter.columns.filter { parameter in Set(all.map(parameter.text)).count > 1 }
    }

    /// A line for each result, in order.
    func table(_ results: [TrialResult<Trial>]) -> String {
        let header = ["rank", metricName] + parameters.map(\.rawValue) + ["seconds"]
        let rows = results.enumerated().map { rank, result in
            ["\(rank + 1)", text(result.metric)] + parameters.map { $0.text(settings(result.trial)) }
                + [result.seconds.formatted(decimals: 2)]
        }
        return TextTable([header] + rows, alignment: .right).lines.joined(separator: "\n")
    }

    func line(_ result: TrialResult<Trial>) -> String {
        let values = parameters.map { "\($0.rawValue) \($0.text(settings(result.trial)))" }
        return (values + ["\(metricName) \(text(result.metric))"]).joined(separator: ", ")
    }

    /// The metric against a parameter, by default the first numeric one that varies, a point for each result.
    func chart(_ results: [TrialResult<Trial>], by given: SweepParameter?) -> Chart {
        let parameter = given ?? differing(results)
        let points = results.compactMap { result -> Chart.Point? in
            guard let x = parameter.number(settings(result.trial)), let y = result.metric else { return nil }
            return Chart.Point(x: x, y: y)
        }
        let smallest = points.map(\.x).min() ?? 0, largest = points.map(\.x).max() ?? 0
        let scale: Chart.Axis.Scale = smallest > 0 && largest >= 10 * smallest ? .logarithmic : .linear
        return Chart(
            x: .init(parameter.rawValue, scale), y: .init(metricName),
            series: [.init("trial", points: points, style: .points)])
    }

    private func differing(_ results: [TrialResult<Trial>]) -> SweepParameter {
        let numbers = SweepParameter.numbers
        return numbers.first { number in Set(results.map { number.number(settings($0.trial)) }).count > 1 }
            ?? numbers[0]
    }

    private func text(_ metric: Double?) -> String { metric?.metricText(decimals: 6) ?? "not finite" }
}
