import Platform

/// An axis as it is drawn: from where to where it goes, and where it is labelled.
struct AxisFrame {
    let scale: Chart.Axis.Scale
    /// The ends as positions: values, or their decimal logarithms.
    let positions: ClosedRange<Double>
    /// The labelled values.
    let ticks: [Tick]

    /// An axis on which all of `values` can be seen, each of which its scale can show.
    ///
    /// - Parameters:
    ///   - axis: The scale to use.
    ///   - values: What to show; without any the axis goes from 0 to 1, or from 1 to 10.
    ///   - margin: What is left free at both ends, as a part of the way between the outermost values.
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

    /// Where `value` lies between the ends, 0 to 1; nil if the scale cannot show it.
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

    /// The values of short marks without a label, on a logarithmic axis only: twice to nine times each power of ten, or the
    /// powers alone where they are many.
    var minorTicks: [Double] {
        guard scale == .logarithmic else { return [] }
        let isWide = positions.upperBound - positions.lowerBound > 7
        return decimals(isWide ? 1...1 : 2...9, positions).map(\.value)
    }
}

/// The range from `lower` to `upper` with margins; one that is too narrow to be told apart is opened to both sides.
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
