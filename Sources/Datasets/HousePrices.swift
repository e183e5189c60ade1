import DataHub
import Ranks
import Support
import Tabular

/// The house prices of Ames as two tables: for training, with prices, and for test, without.
///
/// ```swift
/// let houses = try await HousePrices(.kaggle, from: DatasetHub())
/// houses.training.rowCount     // 1460
/// houses.test.columnCount      // 80
/// ```
public struct HousePrices: Sendable {
    /// The available datasets.
    public enum Source: String, Sendable, Codable, CaseIterable {
        /// The data of Kaggle's competition, in the book's edition: 1460 and 1459 houses.
        case kaggle
        /// The bundled sample: synthetic houses with the same columns and types; needs no network.
        case sample
    }

    /// The houses with `SalePrice`.
    public let training: DataFrame
    /// The houses without `SalePrice`.
    public let test: DataFrame
    /// The files of both.
    public let files: [RemoteFile]

    /// Fetches and reads the two tables concurrently; within `withRanks`, the first rank alone fetches.
    ///
    /// - Parameters:
    ///   - source: The dataset.
    ///   - hub: Fetches and caches the files.
    ///   - policy: How fields become values; by default as in pandas 1.
    /// - Throws: `HubError` and `CSVError`.
    public init(_ source: Source = .kaggle, from hub: DatasetHub, policy: ReadingPolicy = ReadingPolicy()) async throws
    {
        files = source.files
        let tables = try await Ranks.current.files { try await source.fetch(from: hub).map(\.givenPath) }
        async let test = DataFrame(contentsOfCSV: fileURL(tables[1].path), policy: policy)
        training = try DataFrame(contentsOfCSV: fileURL(tables[0].path), policy: policy)
        self.test = try await test
        withExtendedLifetime(tables) {}
    }
}

extension HousePrices.Source {
    fileprivate var files: [RemoteFile] {
        switch self {
        case .kaggle: [.kaggleHouseTrain, .kaggleHouseTest]
        case .sample: [.houseSample]
        }
    }

    /// The files of the training table and of the test table.
    fileprivate func fetch(from hub: DatasetHub) async throws -> [URL] {
        switch self {
        case .kaggle: return [try await hub.fetch(.kaggleHouseTrain), try await hub.fetch(.kaggleHouseTest)]
        case .sample:
            let folder = try await hub.fetchAndExtract(.houseSample)
            return [folder.appending(path: "train.csv"), folder.appending(path: "test.csv")]
        }
    }
}

extension HousePrices: CustomStringConvertible {
    /// The sizes: `HousePrices(1460 training and 1459 test rows)`.
    public var description: String {
        "HousePrices(\(training.rowCount) training and \(test.rowCount) test rows)"
    }
}
