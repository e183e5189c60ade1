/// One thing that is timed.
struct Measurement {
    /// What it is.
    let name: String
    /// The unit of the result.
    let unit: String
    private let divisor: Double
    private let body: () -> Void

    /// Times `body`; the result is its seconds divided by `divisor`.
    init(_ name: String, unit: String, per divisor: Double, _ body: @escaping () -> Void) {
        (self.name, self.unit, self.divisor, self.body) = (name, unit, divisor, body)
    }

    /// The median of `count` rounds of a hundredth of a second or more each, after one to warm up.
    func median(of count: Int = 15) -> Double {
        let calls = max(1, Int(0.01 / seconds(calls: 1)))
        _ = seconds(calls: calls)
        let rounds = (0..<count).map { _ in seconds(calls: calls) / Double(calls) }
        return rounds.sorted()[count / 2] / divisor
    }

    private func seconds(calls: Int) -> Double {
        let time = ContinuousClock().measure { for _ in 0..<calls { body() } }
        return time / .seconds(1)
    }
}
