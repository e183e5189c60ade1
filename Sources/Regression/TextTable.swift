/// A table of text for people: a header, rows, columns aligned to the right.
struct TextTable {
    let header: [String]
    let rows: [[String]]

    /// The lines, each column as wide as its widest cell, two blanks apart.
    var lines: [String] {
        let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
        return ([header] + rows).map { row in
            let cells = zip(row, widths).map { cell, width in String(repeating: " ", count: width - cell.count) + cell }
            return cells.joined(separator: "  ")
        }
    }
}

extension Double {
    /// The number with so many decimals, rounded to nearest; beyond 64 bits as Swift prints it.
    func formatted(decimals: Int) -> String {
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        guard let units = Int(exactly: (abs(self) * scale).rounded()) else { return "\(self)" }
        let fraction = String(units % Int(scale))
        let zeros = String(repeating: "0", count: decimals - fraction.count)
        return (self < 0 && units > 0 ? "-" : "") + "\(units / Int(scale))." + zeros + fraction
    }
}
