import DataHub
import Platform
import Tabular

/// The house prices of Ames as two tables: houses with their prices, and houses to predict.
///
/// ```swift
/// let houses = try await HousePrices(.kaggle, from: DatasetHub())
/// houses.training.rowCount     // 1460
/// houses.test.columnCount      // 80
/// ```
public struct HousePrices: Sendable {
    /// The data sets of this form.
    public enum Source: String, Sendable, Codable, CaseIterable {
        /// The data of Kaggle's competition, as the book ships them: 1460 houses and 1459 to predict.
        case kaggle
        /// The bundled sample: synthetic houses with the same columns and kinds; needs no network.
        case sample
    }

    /// The houses with their `SalePrice`.
    public let training: DataFrame
    /// The houses without.
    public let test: DataFrame
    /// The files that both were read from.
    public let files: [RemoteFile]

    /// Fetches and reads the two tables, both at a time.
    ///
    /// - Parameters:
    ///   - source: Which data.
    ///   - hub: Where they come from and are kept.
    ///   - policy: How fields become values; by default as pandas 1 reads them.
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
