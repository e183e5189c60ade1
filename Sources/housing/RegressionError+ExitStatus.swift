import CommandSupport
import Regression

extension RegressionError: ExitStatusConvertible {
    package var exitStatus: ExitStatus {
        switch self {
        case .nonFinitePrediction, .nonFiniteMetric: .nonFinite
        case .noTestTable: .usage
        case .targetNotPositive, .missingTargets, .noRows, .noTestRows, .noFeatures, .infiniteInTest, .differentColumns,
            .missingColumns, .noModel:
            .badData
        }
    }
}
