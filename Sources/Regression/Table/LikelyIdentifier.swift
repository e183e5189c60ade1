import Tabular

extension DataFrame {
    /// The first column that identifies rows by its name, such as `id` or `PassengerId`, and by its values: distinct
    /// whole numbers or texts, none missing.
    func likelyIdentifier(besides names: [String]) -> String? {
        guard rowCount > 2 else { return nil }
        return zip(columnNames, columns).first { name, column in
            Self.isIdentifierName(name) && !names.containsExactly(name) && column.isDistinct
        }?.0
    }

    /// Whether a name is one of identifiers, such as `id`, `user_id` or `PassengerId`.
    package static func isIdentifierName(_ name: String) -> Bool {
        let lowercased = name.lowercased(), before = name.dropLast(2).last
        if lowercased == "id" || name.hasSuffix("ID") || lowercased.hasSuffix("_id") || lowercased.hasSuffix(" id") {
            return true
        }
        return name.hasSuffix("Id") && before?.isLowercase == true
    }
}

extension Column {
    /// Whether it has whole numbers or texts, none missing and none twice.
    var isDistinct: Bool {
        guard missingCount == 0, kind == .integer || kind == .string else { return false }
        return Set((0..<count).map { self[$0] }).count == count
    }
}
