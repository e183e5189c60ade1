import Foundation
import TabularKit

/// The seconds of an epoch of a linear model, batches of 64, on numbers by chance.
func epochSeconds(rows: Int, columns: Int) throws -> Double {
    var stream = RandomStream(seed: 1)
    let features = NDArray<Float>.uniform([rows, columns], using: &stream)
    let targets = NDArray<Float>.uniform([rows, 1], using: &stream)
    let trainer = Trainer(epochs: 1, batchSize: 64, optimizer: .adam(learningRate: 1e-3), seed: 1)
    let model = Linear(columns, 1, seed: 1)
    return try ContinuousClock().measure { try trainer.fit(model, features, targets) } / .seconds(1)
}

/// A chart of lines in logarithmic axes, as JSON has it: `{"title": "", "x": "", "y": "", "series": {"name": [[1, 2]]}}`.
struct LineChart: Decodable {
    let title, x, y: String
    let series: [String: [[Double]]]

    /// Draws it as a picture.
    func draw(to path: String) throws {
        let lines = series.sorted { $0.key < $1.key }.map { name, points in
            Chart.Series(name, points: points.map { Chart.Point(x: $0[0], y: $0[1]) })
        }
        let chart = Chart(title: title, x: .init(x, .logarithmic), y: .init(y, .logarithmic), series: lines)
        let picture = try PlotFile(URL(filePath: path))
        try picture.write(chart)
        try FileManager.default.removeItem(at: picture.vegaLiteURL)
    }
}
