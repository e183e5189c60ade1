import Archives
import ArgumentParser
import DataHub
import Files
import Regression
import Tabular
import Training

/// An error that ends the program with a status of its own. Every library error that reaches the user conforms here.
protocol ExitStatusConvertible: Error {
    /// The status that the program ends with.
    var exitStatus: ExitStatus { get }
    /// What the user of this program, unlike that of the library, can do; nil if the error's own words say all.
    var advice: String? { get }
}

extension ExitStatusConvertible {
    var advice: String? { nil }
}

extension HubError: ExitStatusConvertible {
    var exitStatus: ExitStatus {
        switch code {
        case .unknownName, .invalidEntry: .usage
        case .unavailable: .unavailable
        case .checksumMismatch: .checksum
        case .inputOutput: .inputOutput
        case .badArchive: .badData
        }
    }

    var advice: String? {
        guard code == .unavailable else { return nil }
        return "--mirror URL takes another source; file:///FOLDER works."
    }
}

extension ArchiveError: ExitStatusConvertible {
    var exitStatus: ExitStatus {
        switch code {
        case .missing: .missingInput
        case .destinationExists: .outputExists
        case .inputOutput: .inputOutput
        case .unrecognized, .damaged, .encrypted, .unsafe, .duplicate, .tooLarge: .badData
        }
    }
}

extension CSVError: ExitStatusConvertible {
    var exitStatus: ExitStatus {
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
    var exitStatus: ExitStatus { code == .unknownColumn ? .usage : .badData }
}

extension RegressionError: ExitStatusConvertible {
    var exitStatus: ExitStatus {
        switch self {
        case .nonFinitePrediction, .nonFiniteMetric: .nonFinite
        case .noTestTable: .usage
        case .targetNotPositive, .noRows, .noTestRows, .noFeatures, .differentColumns: .badData
        }
    }
}

extension TrainingError: ExitStatusConvertible {
    var exitStatus: ExitStatus {
        switch self {
        case .nonFiniteLoss, .nonFiniteParameters: .nonFinite
        case .tooFewFolds, .moreFoldsThanRows, .invalidSetting: .usage
        }
    }
}

extension SystemError: ExitStatusConvertible {
    var exitStatus: ExitStatus { isMissing && operation == "open" ? .missingInput : .inputOutput }
}

extension Housing {
    /// Says why the program ends, and ends it. `signal` is the one that asked for it, if one did.
    static func leave(after error: any Error, signal: Int32?) -> Never {
        if let signal, error is CancellationError {
            let status = ExitStatus(rawValue: 128 + signal) ?? .interrupted
            Console.error(status.meaning)
            endProcess(status.rawValue)
        }
        guard let error = error as? any ExitStatusConvertible else { exit(withError: error) }
        Console.error("\(error)")
        if let advice = error.advice { Console.error(advice, label: nil) }
        endProcess(error.exitStatus.rawValue)
    }
}
