import DataHub
import Support

/// The progress of a transfer, as a line on standard error.
package struct TransferBar {
    /// Draws the state, if it looks different from the last one.
    func show(_ progress: TransferProgress) { Console.note("", status: Self.line(progress)) }

    func clear() { Console.note("") }

    static func line(_ progress: TransferProgress) -> String {
        let received = size(progress.received)
        guard let total = progress.total, total > 0 else { return "\(progress.name) \(received)" }
        let share = min(1, Double(progress.received) / Double(total))
        return progressLine(
            progress.name, share, "\(Int(share * 100))% of \(size(total))", width: terminalWidth(STDERR_FILENO))
    }

    /// A number of bytes in the largest unit that keeps it above 1.
    package static func size(_ bytes: Int) -> String {
        let units = ["B", "kB", "MB", "GB", "TB"]
        var (value, unit) = (Double(bytes), 0)
        while value >= 1000, unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
        return unit == 0 ? "\(bytes) B" : "\((value * 10).rounded() / 10) \(units[unit])"
    }
}
