import Testing

@testable import Plots

@Suite struct AxisFrameTests {
    @Test(
        arguments: [
            ([1, 100], "20 40 60 80 100"), ([1, 3], "1 2 3"), ([0, 1], "0 1"), ([0.0, 0.9], "0 0.2 0.4 0.6 0.8"),
            ([-0.5, 0.5], "-0.4 -0.2 0 0.2 0.4"), ([1e-9, 5e-9], "1×10⁻⁹ 2×10⁻⁹ 3×10⁻⁹ 4×10⁻⁹ 5×10⁻⁹"),
            ([100_000, 755_000], "200000 400000 600000"), ([-3e7, 5e7], "-2×10⁷ 0 2×10⁷ 4×10⁷"),
        ] as [([Double], String)])
    func labelsALinearAxis(values: [Double], labels: String) {
        #expect(self.labels(.linear, values) == labels)
    }

    @Test(
        arguments: [
            ([0.16, 11], "0.3 1 3 10"), ([1e-9, 30], "10⁻⁹ 10⁻⁶ 10⁻³ 10⁰"), ([1e-3, 10], "0.001 0.01 0.1 1 10"),
            ([1, 9], "1 2 5"), ([0.16, 0.19], "0.16 0.17 0.18 0.19"), ([2e-9, 3e-8], "2×10⁻⁹ 5×10⁻⁹ 10⁻⁸ 2×10⁻⁸"),
            ([0.5, 0.5], "0.2 0.5 1"),
        ] as [([Double], String)])
    func labelsALogarithmicAxis(values: [Double], labels: String) {
        #expect(self.labels(.logarithmic, values) == labels)
    }

    @Test(
        arguments: [
            (.linear, [], 0, 1), (.logarithmic, [], 1, 10), (.linear, [0], -1, 1), (.linear, [5], 4, 6),
            (.linear, [0.5, 0.5], 0.45, 0.55), (.linear, [0, 10], 0, 10),
        ] as [(Chart.Axis.Scale, [Double], Double, Double)])
    func opensARangeToBothSides(scale: Chart.Axis.Scale, values: [Double], lower: Double, upper: Double) {
        let ends = AxisFrame(Chart.Axis("", scale), values: values, margin: 0, tickCount: 5).ends
        #expect(abs(ends.lower - lower) < 1e-12)
        #expect(abs(ends.upper - upper) < 1e-12)
    }

    @Test(
        arguments: [
            [.leastNonzeroMagnitude], [1e-299, 2e-299], [-1e299, 1e299], [1, 1.0000000000000002], [1e15, 1e15 + 1],
            [1e-300, 1e300],
            [-0.0],
            [.infinity], [123_456_789, 123_456_790], [1, 1.000001], [0.1, 0.1 + 1e-9],
        ] as [[Double]], [Chart.Axis.Scale.linear, .logarithmic])
    func extremesHaveEnds(values: [Double], scale: Chart.Axis.Scale) {
        let shown = values.filter { scale.position($0) != nil }
        let frame = AxisFrame(Chart.Axis("", scale), values: shown, margin: 0.05, tickCount: 5)
        #expect(frame.ends.lower < frame.ends.upper)
        #expect(frame.ticks.count <= 5)
        #expect(Set(frame.ticks.map(\.label)).count == frame.ticks.count)
        #expect(shown.allSatisfy { (0...1).contains(frame.fraction($0) ?? -1) })
    }

    private func labels(_ scale: Chart.Axis.Scale, _ values: [Double]) -> String {
        let frame = AxisFrame(Chart.Axis("", scale), values: values, margin: 0, tickCount: 5)
        return frame.ticks.map(\.label).joined(separator: " ")
    }
}
