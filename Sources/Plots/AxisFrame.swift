import Support

/// The range and the ticks of an axis.
struct AxisFrame {
    let scale: Chart.Axis.Scale
    /// The ends as positions: values, or their decimal logarithms.
    let positions: ClosedRange<Double>
    /// The labeled values.
    let ticks: [Tick]

    /// An axis for `values`, which its scale must be able to show.
    ///
    /// - Parameters:
    ///   - axis: The scale to use.
    ///   - values: The values; without any the axis goes from 0 to 1, or from 1 to 10.
    ///   - margin: The free space at both ends, as a share of the range of values.
    ///   - tickCount: The largest number of labels.
    init(_ axis: Chart.Axis, values: [Double], margin: Double, tickCount: Int) {
        scale = axis.scale
        let all = values.compactMap(axis.scale.position)
        let isWhole = !values.isEmpty && values.allSatisfy { $0.rounded() == $0 }
        positions = widened(all.min() ?? 0, all.max() ?? 1, scale, margin: all.isEmpty ? 0 : margin)
        switch scale {
        case .linear: ticks = linearTicks(positions, count: tickCount, isWhole: isWhole)
        case .logarithmic: ticks = logarithmicTicks(positions, count: tickCount)
        }
    }

    /// The position of `value` between the ends, 0 to 1; nil if the scale cannot show it.
    func fraction(_ value: Double) -> Double? {
        scale.position(value).map { ($0 - positions.lowerBound) / (positions.upperBound - positions.lowerBound) }
    }

    /// The ends as values.
    var ends: (lower: Double, upper: Double) {
        switch scale {
        case .linear: (positions.lowerBound, positions.upperBound)
        case .logarithmic: (pow(10, positions.lowerBound), pow(10, positions.upperBound))
        }
    }

    /// The unlabeled ticks of a logarithmic axis: 2 to 9 times each power of ten, or only the powers if many.
    var minorTicks: [Double] {
        guard scale == .logarithmic else { return [] }
        let isWide = positions.upperBound - positions.lowerBound > 7
        return decimals(isWide ? 1...1 : 2...9, positions).map(\.value)
    }
}

/// The range from `lower` to `upper` with margins; a range that is too narrow is widened.
private func widened(
    _ lower: Double, _ upper: Double, _ scale: Chart.Axis.Scale, margin: Double
) -> ClosedRange<Double> {
    let size = max(abs(lower), abs(upper))
    let narrowest = scale == .logarithmic ? 1e-6 : max(1e-9 * size, 1e-300)
    let isWhole = lower.rounded() == lower
    let reach =
        switch scale {
        case _ where upper - lower >= narrowest: margin * (upper - lower)
        case .logarithmic: 0.5
        case .linear: size < 1e-300 || isWhole ? max(1, size / 10) : size / 10
        }
    return (lower - reach)...(upper + reach)
}
