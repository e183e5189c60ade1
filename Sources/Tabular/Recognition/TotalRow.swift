import Support

extension DataFrame {
    /// A note about a last row of totals, as spreadsheets write them: `row 120 looks like a row of totals: district is
    /// 'Total'; it counts as data unless it is removed`. Nil if the last row looks like any other.
    package var totalRowNote: String? {
        guard rowCount > 2 else { return nil }
        for (name, column) in zip(columnNames, columns) where column.kind == .string {
            guard let text = column[rowCount - 1]?.description, Self.totals.contains(text.lowercased()),
                !(0..<rowCount - 1).contains(where: { column[$0]?.description == text })
            else { continue }
            return "row \(rowCount) looks like a row of totals: \(visible(name)) is \(quoted(text)); it counts as data "
                + "unless it is removed"
        }
        return nil
    }

    private static let totals: Set = [
        "total", "total:", "totals", "grand total", "subtotal", "sum", "sum:", "overall", "summe", "gesamt",
        "insgesamt", "gesamtsumme", "gesamtergebnis", "total général", "somme", "suma", "soma", "totale", "totaal",
        "итого", "合計", "总计", "average", "mean",
        "mittelwert", "durchschnitt", "moyenne", "promedio", "media",
    ]
}
