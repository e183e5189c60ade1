/// An error that says where it happened, why, and what to do: the shape of all errors of this package.
///
/// ```swift
/// do {
///     try run()
/// } catch let error as any ExplainedError where error.category == .unavailable {
///     print(error.reason, error.advice ?? "")
/// }
/// ```
public protocol ExplainedError: Error, CustomStringConvertible {
    /// The category, which decides a program's exit status.
    var category: ErrorCategory { get }
    /// The file, line, row or entry where it happened; nil by default.
    var place: String? { get }
    /// The failure, as a sentence without its period.
    var reason: String { get }
    /// What to do, as whole sentences; nil, the default, where the reason says it.
    var advice: String? { get }
}

extension ExplainedError {
    /// No place.
    public var place: String? { nil }
    /// No advice.
    public var advice: String? { nil }
    /// The place, the reason and the advice.
    public var description: String { (place.map { "\($0): " } ?? "") + reason + (advice.map { ". \($0)" } ?? "") }
}

/// The categories of errors, each with an exit status of its own.
public enum ErrorCategory: String, Hashable, Sendable, CaseIterable {
    /// An unknown name or an impossible setting.
    case usage
    /// A malformed file, or one of another format.
    case badData
    /// A file that does not exist.
    case missingInput
    /// A server, or a program that is not installed.
    case unavailable
    /// A loss, parameter or prediction that is infinite or NaN.
    case nonFinite
    /// An output that exists already.
    case outputExists
    /// A file that cannot be read or written: no permission, no space.
    case inputOutput
    /// Content with another checksum than expected.
    case checksum
}
