import DataHub
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

    /// Fetches and reads the two tables concurrently.
    ///
    /// - Parameters:
    ///   - source: The dataset.
    ///   - hub: Fetches and caches the files.
    ///   - policy: How fields become values; by default as in pandas 1.
    /// - Throws: `HubError` and `CSVError`.
    public init(_ source: Source = .kaggle, from hub: DatasetHub, policy: ReadingPolicy = ReadingPolicy()) async throws
    {
        let locations: (training: URL, test: URL)
        switch source {
        case .kaggle:
            files = [.kaggleHouseTrain, .kaggleHouseTest]
            locations = (try await hub.fetch(.kaggleHouseTrain), try await hub.fetch(.kaggleHouseTest))
        case .sample:
            files = [.houseSample]
            let folder = try await hub.fetchAndExtract(.houseSample)
            locations = (folder.appending(path: "train.csv"), folder.appending(path: "test.csv"))
        }
        async let test = DataFrame(contentsOfCSV: locations.test, policy: policy)
        training = try DataFrame(contentsOfCSV: locations.training, policy: policy)
        self.test = try await test
    }
}

extension HousePrices: CustomStringConvertible {
    /// The sizes: `HousePrices(1460 training and 1459 test rows)`.
    public var description: String {
        "HousePrices(\(training.rowCount) training and \(test.rowCount) test rows)"
    }
}
