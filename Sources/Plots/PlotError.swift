/// Why a picture could not be drawn.
///
/// Whatever the reason, a picture that was there before is still there, unchanged.
public struct PlotError: Error, Hashable, Sendable {
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

    /// What kind of failure it was.
    public let code: Code
    /// What happened, and what to try.
    public let message: String
}

extension PlotError: CustomStringConvertible {
    /// The message.
    public var description: String { message }
}
