import Foundation
import TabularKit

/// What can be timed of a CSV file of house prices.
enum TableJob: String {
    /// Reading it.
    case csv
    /// Reading it, and making features of it as the book does.
    case features
    /// Reading it, learning from it, and a first batch of 64 rows by chance of coded features, categories as codes.
    case coded
    /// The same, and all rows.
    case allCoded = "all-coded"
    /// The same table by table: learning from the file, and then the features of each table.
    case stream

    /// The seconds that it takes until the result is there: as with the peers, giving back its memory is not counted.
    func seconds(_ path: String) throws -> Double {
        let clock = ContinuousClock(), start = clock.now
        let result = try result(URL(filePath: path))
        let time = start.duration(to: clock.now)
        return withExtendedLifetime(result) { time / .seconds(1) }
    }

    /// What it makes, and of what.
    private func result(_ url: URL) throws -> Any {
        switch self {
        case .csv: return try DataFrame(contentsOfCSV: url)
        case .features:
            let table = try DataFrame(contentsOfCSV: url).dropping("Id", "SalePrice")
            return (table, try Self.preprocessor.fitted(to: table)(table))
        case .coded, .allCoded:
            let table = try DataFrame(contentsOfCSV: url).dropping("Id", "SalePrice")
            let coded = try Self.preprocessor.fitted(to: table).coded(table)
            if self == .allCoded { return (table, CodedBatch(coded)) }
            var stream = RandomStream(seed: 1)
            return (table, CodedBatch(coded, rows: (0..<64).map { _ in stream.integer(below: coded.rowCount) }))
        case .stream:
            let tables = try CSVTables(contentsOf: url).dropping("Id", "SalePrice")
            let encoder = try Self.preprocessor.fitted(to: tables)
            try tables.forEach { _ = try encoder($0) }
            return encoder
        }
    }

    private static var preprocessor: Preprocessor {
        var preprocessor = Preprocessor(.standardize(), .fillMissing(0), .oneHot(missingIndicator: true))
        preprocessor.memoryLimit = .max
        return preprocessor
    }
}
