import Archives
import Classification
import DataHub
import Datasets
import Files
import NN
import Plots
import Regression
import Serialization
import Tabular
import Training

/// An error that ends the program with a status of its own. Every library error that reaches the user conforms here.
package protocol ExitStatusConvertible: Error {
    /// The status that the program ends with.
    var exitStatus: ExitStatus { get }
    /// What the user of this program, unlike that of the library, can do; nil if the error's own words say all.
    var advice: String? { get }
}

extension ExitStatusConvertible {
    package var advice: String? { nil }
}

extension HubError: ExitStatusConvertible {
    package var exitStatus: ExitStatus {
        switch code {
        case .unknownName, .invalidEntry: .usage
        case .unavailable: .unavailable
        case .checksumMismatch: .checksum
        case .inputOutput: .inputOutput
        case .badArchive: .badData
        }
    }

    package var advice: String? {
        guard code == .unavailable else { return nil }
        return "--mirror URL takes another source; file:///FOLDER works."
    }
}

extension ArchiveError: ExitStatusConvertible {
    package var exitStatus: ExitStatus {
        switch code {
        case .missing: .missingInput
        case .destinationExists: .outputExists
        case .inputOutput: .inputOutput
        case .unrecognized, .damaged, .encrypted, .unsafe, .duplicate, .tooLarge: .badData
        }
    }
}

extension CSVError: ExitStatusConvertible {
    package var exitStatus: ExitStatus {
        switch code {
        case .notFound: .missingInput
        case .exists: .outputExists
        case .unwritable, .inaccessible: .inputOutput
        case .unknownColumn: .usage
        default: .badData
        }
    }
}

extension DataFrameError: ExitStatusConvertible {
    package var exitStatus: ExitStatus { code == .unknownColumn ? .usage : .badData }

    package var advice: String? {
        switch code {
        case .unknownColumn where column?.contains(",") == true: "Several columns have blanks between them, no commas."
        // The one column that must be numbers is the target.
        case .kindMismatch where row != nil: "--target names another column to predict."
        default: nil
        }
    }
}

extension TrainingError: ExitStatusConvertible {
    package var exitStatus: ExitStatus {
        switch self {
        case .nonFiniteLoss, .nonFiniteParameters: .nonFinite
        case .tooFewFolds, .moreFoldsThanRows, .invalidSetting, .otherSettings, .tooManyParameters, .unknownMetric:
            .usage
        case .noCheckpoint, .noSweep: .badData
        }
    }
}

extension SerializationError: ExitStatusConvertible {
    package var exitStatus: ExitStatus {
        switch code {
        case .notFound: .missingInput
        case .inputOutput: .inputOutput
        default: .badData
        }
    }
}

extension StateError: ExitStatusConvertible {
    package var exitStatus: ExitStatus { .badData }
}

extension IDXError: ExitStatusConvertible {
    package var exitStatus: ExitStatus {
        switch code {
        case .notFound: .missingInput
        case .inaccessible: .inputOutput
        default: .badData
        }
    }
}

extension ClassificationError: ExitStatusConvertible {
    package var exitStatus: ExitStatus { .badData }
}

extension RegressionError: ExitStatusConvertible {
    package var exitStatus: ExitStatus {
        switch self {
        case .nonFinitePrediction, .nonFiniteMetric: .nonFinite
        case .noTestTable, .otherSeparator, .noTargetNamed, .unknownFamily, .familyOfAnotherPreset: .usage
        case .targetNotPositive, .targetsTooClose, .undefinedMetric, .missingTargets, .noRows, .noTestRows, .noFeatures,
            .noNumbers, .featurelessColumns, .infiniteInTest, .differentColumns, .missingColumns, .noModel,
            .sharesDoNotFit:
            .badData
        }
    }

    package var advice: String? {
        switch self {
        case .targetNotPositive: "--metric rmse, mae and r2 take any number."
        case .differentColumns: "--drop leaves columns out of both tables."
        case .noFeatures(let leftOut) where leftOut.contains { $0.reason == .rowNumber }:
            "--numeric keeps columns that look like row numbers."
        default: nil
        }
    }
}

extension RunRecordError: ExitStatusConvertible {
    package var exitStatus: ExitStatus { if case .otherData = self { .checksum } else { .badData } }
}

extension PlotError: ExitStatusConvertible {
    package var exitStatus: ExitStatus {
        switch code {
        case .gnuplotMissing, .gnuplotFailed: .unavailable
        case .unknownFormat: .usage
        case .inputOutput: .inputOutput
        }
    }
}

extension SystemError: ExitStatusConvertible {
    package var exitStatus: ExitStatus { isMissing && operation == "open" ? .missingInput : .inputOutput }
}
