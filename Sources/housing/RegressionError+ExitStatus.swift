import CommandSupport
import Regression

extension RegressionError: ExitStatusConvertible {
    package var exitStatus: ExitStatus {
        switch self {
        case .nonFinitePrediction, .nonFiniteMetric: .nonFinite
        case .noTestTable: .usage
        case .targetNotPositive, .noRows, .noTestRows, .noFeatures, .differentColumns: .badData
        }
    }
}
