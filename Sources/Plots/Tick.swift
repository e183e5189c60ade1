import Support

/// A labeled value of an axis.
struct Tick: Hashable {
    let value: Double
    let label: String
}

/// At most `count` multiples of 1, 2 or 5 times a power of ten; only integers if `isWhole`.
func linearTicks(_ range: ClosedRange<Double>, count: Int, isWhole: Bool = false) -> [Tick] {
    let finest = Int(log10((range.upperBound - range.lowerBound) / Double(count)).rounded(.down))
    let start = isWhole ? max(0, finest) : finest
    for exponent in start...(start + 2) {
        for digit in [1, 2, 5] {
            let step = decimal(digit, exponent)
            let (first, last) = ((range.lowerBound / step).rounded(.up), (range.upperBound / step).rounded(.down))
            guard last - first < Double(count) else { continue }
            let multiples = stride(from: first, through: last, by: 1).map { Int($0) * digit }
            return ticks(multiples, exponent)
        }
    }
    return []
}

/// Multiples of a power of ten, labeled with equally many decimals, or, if too long, as multiples of a larger power.
private func ticks(_ multiples: [Int], _ exponent: Int) -> [Tick] {
    let largest = multiples.map(abs).max() ?? 0
    let leading = exponent + String(largest).count - 1
    let isPlain = exponent >= -4 && leading < 6
    return multiples.map { multiple in
        let places = isPlain ? max(0, -exponent) : leading - exponent
        let mantissa = decimal(multiple, isPlain ? exponent : exponent - leading).formatted(decimals: places)
        let label = isPlain || multiple == 0 ? mantissa : mantissa + "×" + powerOfTen(leading)
        return Tick(value: decimal(multiple, exponent), label: multiple == 0 ? "0" : label)
    }
}

/// At most `count` values: 1, 2 and 5, or 1 and 3, or 1 times each power of ten, or every second power and so on. A
/// range with fewer than three of the first kind has linear ticks.
func logarithmicTicks(_ range: ClosedRange<Double>, count: Int) -> [Tick] {
    if decimals([1, 2, 5], range).count < 3 {
        return linearTicks(pow(10, range.lowerBound)...pow(10, range.upperBound), count: count)
    }
    let powers = decimals([1], range)
    let step = (powers.count + count - 1) / count
    let choices = [decimals([1, 2, 5], range), decimals([1, 3], range)].filter { $0.count <= count }
    let chosen = choices.first ?? powers.filter { $0.exponent % step == 0 }
    let isPlain = chosen.allSatisfy { -4...5 ~= $0.exponent }
    return chosen.map { Tick(value: $0.value, label: isPlain ? $0.plainLabel : $0.powerLabel) }
}

/// A digit times a power of ten.
struct Decimal {
    let digit: Int
    let exponent: Int

    var value: Double { decimal(digit, exponent) }
    var plainLabel: String { value.formatted(decimals: max(0, -exponent)) }
    /// For example `5×10⁻⁹`.
    var powerLabel: String { (digit == 1 ? "" : "\(digit)×") + powerOfTen(exponent) }
}

/// `digits` times powers of ten, within a range of logarithms.
func decimals(_ digits: some Sequence<Int>, _ range: ClosedRange<Double>) -> [Decimal] {
    let exponents = Int(range.lowerBound.rounded(.down))...Int(range.upperBound.rounded(.up))
    return exponents.flatMap { exponent in
        digits.map { Decimal(digit: $0, exponent: exponent) }.filter { range.contains(log10($0.value)) }
    }
}

/// The double nearest to `multiple` times ten to the power of `exponent`.
private func decimal(_ multiple: Int, _ exponent: Int) -> Double {
    Double("\(multiple)e\(exponent)") ?? .nan
}

/// Ten to a power, in superscript: 10⁻⁹.
private func powerOfTen(_ exponent: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return "10" + (exponent < 0 ? "⁻" : "") + String(abs(exponent)).compactMap(\.wholeNumberValue).map { digits[$0] }
}
