import Support

/// Exit codes, those of `sysexits.h` where it has one.
package enum ExitStatus: Int32, CaseIterable {
    case success = 0
    case failure = 1
    case usage = 64
    case badData = 65
    case missingInput = 66
    case unavailable = 69
    case nonFinite = 70
    case outputExists = 73
    case inputOutput = 74
    case checksum = 76
    case hungUp = 129
    case interrupted = 130
    case terminated = 143

    /// The status for errors of `category`.
    package init(_ category: ErrorCategory) {
        switch category {
        case .usage: self = .usage
        case .badData: self = .badData
        case .missingInput: self = .missingInput
        case .unavailable: self = .unavailable
        case .nonFinite: self = .nonFinite
        case .outputExists: self = .outputExists
        case .inputOutput: self = .inputOutput
        case .checksum: self = .checksum
        }
    }

    /// The meaning, for the help.
    package var meaning: String {
        switch self {
        case .success: "success"
        case .failure: "any other failure"
        case .usage: "usage: an unknown flag, value, column or dataset"
        case .badData: "bad data: a malformed file, or one of another format"
        case .missingInput: "missing input file"
        case .unavailable: "unavailable: network, 404, offline, a program that is not installed"
        case .nonFinite: "a loss, parameter or prediction is not finite"
        case .outputExists: "the output exists already"
        case .inputOutput: "input or output failed: disk full, no permission"
        case .checksum: "wrong checksum"
        case .hungUp: "hung up: the terminal was closed"
        case .interrupted: "interrupted"
        case .terminated: "terminated"
        }
    }

    /// All codes with their meanings, a line each.
    package static let table = allCases.map { status in
        let number = String(status.rawValue)
        return String(repeating: " ", count: 5 - number.count) + number + "  " + status.meaning
    }.joined(separator: "\n")
}
