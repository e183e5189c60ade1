import Arrays
import NN
import Tabular
import Training

enum MemberFeatures: Sendable {
    case dense(NDArray<Float>)
    case coded(CodedMatrix)

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

    func examples(_ targets: NDArray<Float>, rows: [Int]) -> any ExampleSource {
        switch self {
        case .dense(let matrix): Examples(features: matrix, targets: targets, rows: rows)
        case .coded(let matrix): CodedExamples(features: matrix, targets: targets, rows: rows)
        }
    }

    /// The outputs of `network` for all rows, rows x 1.
    ///
    /// Computes in blocks of rows, so that a result does not depend on the number of rows after it: a matrix product of
    /// another height may round differently.
    func outputs(of network: any Module) -> NDArray<Float> { outputs(of: network, rows: 0..<rowCount) }

    /// The outputs of `network` for some rows, the same as for a table of them alone.
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
