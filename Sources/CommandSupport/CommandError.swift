import Support

/// An error of a command itself.
package struct CommandError: ExplainedError {
    package let category: ErrorCategory
    package let reason: String
    package let advice: String?

    /// An error with `reason`, a sentence without its period, and what to do.
    package init(_ category: ErrorCategory, _ reason: String, advice: String? = nil) {
        (self.category, self.reason, self.advice) = (category, reason, advice)
    }

    /// An output that exists already and may be replaced.
    package static func outputExists(_ path: String) -> CommandError {
        CommandError(.outputExists, "\(path) exists already; --force replaces it")
    }
}
