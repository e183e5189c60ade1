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

/// The column that identifies the rows of a table to predict, where a model need not know it.
package struct RowIdentifier {
    /// The names of the columns that may be it, to be read as text.
    package let candidates: [String]
    /// Whether the name alone decides.
    private let isNamed: Bool

    /// Finds the candidates: the column called as the first of `headers`, exactly or in other case, or those with names
    /// such as `PassengerId`. None is in `known`, the features and the target.
    package init(of columnNames: [String], like headers: [String], besides known: [String]) {
        let free = columnNames.without(known)
        let alike = headers.flatMap { header in free.filter { $0.lowercased() == header.lowercased() } }
        let named = headers.first(where: free.containsExactly) ?? alike.first
        (candidates, isNamed) = (named.map { [$0] } ?? free.filter(DataFrame.isIdentifierName), named != nil)
    }

    /// The first candidate whose name or values identify the rows of `table`.
    package func found(in table: DataFrame) throws -> String? {
        try candidates.first { try isNamed || table[$0].isDistinct }
    }
}

extension Column {
    /// Whether it has whole numbers or texts, none missing and none twice.
    fileprivate var isDistinct: Bool {
        guard missingCount == 0, kind == .integer || kind == .string else { return false }
        return Set((0..<count).map { self[$0] }).count == count
    }
}
