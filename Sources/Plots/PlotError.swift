import Support

/// Why a picture could not be drawn.
///
/// An existing picture is left unchanged.
public struct PlotError: ExplainedError, Hashable, Sendable {
    /// The kinds of failure.
    public enum Code: Hashable, Sendable {
        /// The program gnuplot is not installed.
        case gnuplotMissing
        /// gnuplot could not be run, or ended with an error.
        case gnuplotFailed
        /// The file's name ends in no format that can be drawn.
        case unknownFormat
        /// The system refused to write: no such folder, no permission, no space.
        case inputOutput
    }

    /// The kind of failure.
    public let code: Code
    /// What happened, and what to try.
    public let reason: String

    /// The category, which decides the exit status.
    public var category: ErrorCategory {
        switch code {
        case .gnuplotMissing, .gnuplotFailed: .unavailable
        case .unknownFormat: .usage
        case .inputOutput: .inputOutput
        }
    }
}
