import Arrays
import NN
import Tabular
import Training

/// The features of a table for one member of an ensemble, in the form in which its network computes fastest.
enum MemberFeatures: Sendable {
    case dense(NDArray<Float>)
    case coded(CodedMatrix)

    /// The features that `encoder` makes of a table.
    init(_ form: FeatureForm, _ encoder: FittedPreprocessor, _ frame: DataFrame) throws {
        switch form {
        case .dense: self = .dense(try encoder(frame))
        case .coded: self = .coded(try encoder.coded(frame))
        }
    }

    private var rowCount: Int {
        switch self {
        case .dense(let matrix): matrix.shape[0]
        case .coded(let matrix): matrix.rowCount
        }
    }

    /// Examples to train on: those at `rows`.
    func examples(_ targets: NDArray<Float>, rows: [Int]) -> any ExampleSource {
        switch self {
        case .dense(let matrix): Examples(features: matrix, targets: targets, rows: rows)
        case .coded(let matrix): CodedExamples(features: matrix, targets: targets, rows: rows)
        }
    }

    /// The outputs of `network` for all rows, rows x 1.
    ///
    /// In blocks of rows, so that the numbers of a row do not depend on how many come after it: a matrix product of another
    /// height may round otherwise.
    func outputs(of network: any Module) -> NDArray<Float> { outputs(of: network, rows: 0..<rowCount) }

    /// The outputs of `network` for some rows in their order, as for a table of these rows alone.
    func outputs<Rows: RandomAccessCollection<Int>>(of network: any Module, rows: Rows) -> NDArray<Float> {
        let blocks = stride(from: 0, to: rows.count, by: FittedRegressor.blockHeight).map { start in
            block(of: network, rows: rows.dropFirst(start).prefix(FittedRegressor.blockHeight))
        }
        return blocks.isEmpty ? NDArray(repeating: 0, shape: [0, 1]) : concatenate(blocks)
    }

    private func block(of network: any Module, rows: some RandomAccessCollection<Int>) -> NDArray<Float> {
        let isWhole = rows.count == rowCount && rows.first == 0 && rows.last == rowCount - 1
        switch self {
        case .dense(let matrix): return network(isWhole ? matrix : matrix[rows: rows])
        case .coded(let matrix): return network(isWhole ? CodedBatch(matrix) : CodedBatch(matrix, rows: rows))
        }
    }
}
