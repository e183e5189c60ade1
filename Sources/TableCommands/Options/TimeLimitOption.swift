import ArgumentParser
import CommandSupport
import Regression

struct TimeLimitOption: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Seconds to take at most: models that do not fit are left out. (default: no limit)", valueName: "seconds"))
    var timeLimit: Double?

    func validate() throws {
        guard timeLimit.map({ $0 > 0 && $0.isFinite }) ?? true else {
            throw ValidationError("--time-limit must be more than 0.")
        }
    }

    func apply(to choice: inout ModelChoice) { choice.timeLimit = timeLimit ?? choice.timeLimit }
}
