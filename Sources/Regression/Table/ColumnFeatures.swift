import Support
import Tabular

/// The features that the preset `general` makes of a column.
public struct ColumnFeatures: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The column.
    public let column: String
    /// The reason why it is dropped; nil if it is not.
    public let dropped: DroppedColumn.Reason?
    /// The names of its features.
    public let features: [String]

    /// The features of each column of a table, in its order. Fits the preprocessing.
    public static func list(_ table: DataFrame) throws -> [ColumnFeatures] {
        let dropped = try ColumnChoices(dropsUseless: true).dropped(from: table)
        let reasons = Dictionary(uniqueKeysWithValues: dropped.map { (table.position(of: $0.name), $0.reason) })
        let left = try table.dropping(dropped.map(\.name))
        let encoder = try TableFeatures.general().preprocessor.fitted(to: left)
        let places = encoder.columnNames.map { table.position(of: $0) }
        let features = Dictionary(uniqueKeysWithValues: zip(places, encoder.featureNamesByColumn))
        return table.columnNames.enumerated().map { place, name in
            ColumnFeatures(column: name, dropped: reasons[place], features: features[place] ?? [])
        }
    }

    /// The column and its features: `kind: 3: kind_a, kind_b, kind_nan`.
    public var description: String { "\(visible(column)): \(text)" }

    /// The number of features and the first names, or why there are none.
    public var text: String {
        if let dropped { return "dropped: \(dropped.rawValue)" }
        let names = features.prefix(3).map(visible).joined(separator: ", ") + (features.count > 3 ? ", ..." : "")
        return features.isEmpty ? "none" : "\(features.count): \(names)"
    }
}
