import Tabular

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
