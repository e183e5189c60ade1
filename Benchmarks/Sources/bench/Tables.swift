import Foundation
import TabularKit

/// What can be timed of a CSV file of house prices.
enum TableJob: String {
    /// Reading it.
    case csv
    /// Reading it, and making features of it as the book does.
    case features
    /// Reading it, learning from it, and the first batch of 64 rows of coded features, categories as codes.
    case coded
    /// The same table by table: learning from the file, and then the features of each table.
    case stream

    /// The seconds that it takes.
    func seconds(_ path: String) throws -> Double {
        let url = URL(filePath: path)
        return try ContinuousClock().measure {
            switch self {
            case .csv: _ = try DataFrame(contentsOfCSV: url)
            case .features:
                let features = try DataFrame(contentsOfCSV: url).dropping("Id", "SalePrice")
                _ = try Self.preprocessor.fitted(to: features)(features)
            case .coded:
                let features = try DataFrame(contentsOfCSV: url).dropping("Id", "SalePrice")
                let coded = try Self.preprocessor.fitted(to: features).coded(features)
                _ = CodedBatch(coded, rows: 0..<min(64, coded.rowCount))
            case .stream:
                let tables = try CSVTables(contentsOf: url).dropping("Id", "SalePrice")
                let encoder = try Self.preprocessor.fitted(to: tables)
                try tables.forEach { _ = try encoder($0) }
            }
        } / .seconds(1)
    }

    private static var preprocessor: Preprocessor {
        var preprocessor = Preprocessor(.standardize(), .fillMissing(0), .oneHot(missingIndicator: true))
        preprocessor.memoryLimit = .max
        return preprocessor
    }
}
