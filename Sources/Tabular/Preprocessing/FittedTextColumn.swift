import Support

struct FittedTextColumn: Hashable, Codable, Sendable {
    let name: String
    let hadMissing: Bool
    let categories: FittedCategories

    private enum CodingKeys: String, CodingKey {
        case name, categories
        case hadMissing = "had_missing"
    }

    var featureNames: [String] { categories.featureNames(of: name) }
}

extension FittedTextColumn {
    func warnings(fittedTo counts: CategoryCounts) -> [PreprocessingWarning] {
        if categories.width == 0 { return [.noFeatures(name, rowCount: counts.rowCount)] }
        let isConstant = !hadMissing && categories.categories.count == 1 && categories.rare.isEmpty
        return isConstant ? [.constant(name, rowCount: counts.rowCount - counts.missingCount)] : []
    }

    func warnings(transforming column: Column) -> [PreprocessingWarning] {
        [hadMissing ? nil : .newlyMissing(name, column), unknownCategories(column)].compactMap(\.self)
    }

    /// The warning about unknown categories; nil if there are none.
    private func unknownCategories(_ column: Column) -> PreprocessingWarning? {
        let (codes, found) = column.categoriesSpelled
        let learned = found.codes(in: categories.categories), rare = found.codes(in: categories.rare)
        let rows = codes.indices.filter { row in
            let code = Int(codes[row])
            return code >= 0 && learned[code] < 0 && rare[code] < 0
        }
        guard let row = rows.first else { return nil }
        let finding =
            "has unknown categories in \(counted(rows.count, "row")), "
            + "such as \(quoted(found[Int(codes[row])])) in row \(row + 1)"
        guard column.kind != .string else {
            return PreprocessingWarning(.unknownCategories, name, rowCount: rows.count, finding)
        }
        return PreprocessingWarning(
            .kindChanged, name, rowCount: rows.count,
            "is \(column.kind), and was text when the preprocessor was fitted: it \(finding)")
    }
}
