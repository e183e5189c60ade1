import Arrays
import NN
import Tabular
import Training

/// The features of a table for one member of an ensemble, in the form in which its network computes fastest.
enum MemberFeatures: Sendable {
    /// For networks with hidden layers, whose products of matrices are faster than sums of chosen weights.
    case dense(NDArray<Float>)
    /// For a linear layer: a row of it touches a number or a code for each column, not a float for each category.
    case coded(CodedMatrix)

    /// The features that `encoder` makes of a table for the member of that plan.
    init(_ plan: EnsembleMember, _ encoder: FittedPreprocessor, _ frame: DataFrame) throws {
        self = plan.network.isLinear ? .coded(try encoder.coded(frame)) : .dense(try encoder(frame))
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
    func outputs(of network: any Module) -> NDArray<Float> {
        let blocks = stride(from: 0, to: rowCount, by: FittedRegressor.blockHeight).map { start in
            outputs(of: network, rows: start..<min(start + FittedRegressor.blockHeight, rowCount))
        }
        return blocks.isEmpty ? NDArray(repeating: 0, shape: [0, 1]) : concatenate(blocks)
    }

    private func outputs(of network: any Module, rows: Range<Int>) -> NDArray<Float> {
        let isWhole = rows.count == rowCount
        switch self {
        case .dense(let matrix): return network(isWhole ? matrix : matrix[rows: rows])
        case .coded(let matrix): return network(isWhole ? CodedBatch(matrix) : CodedBatch(matrix, rows: rows))
        }
    }
}
