import DataHub
import Datasets
import Foundation
import Tabular
import TestSupport
import Testing

@Suite struct HousePricesTests {
    private let cache: TemporaryFolder

    init() throws { cache = try TemporaryFolder() }

    private func expectShapes(_ houses: HousePrices) {
        #expect(houses.training.rowCount == 1460 && houses.training.columnCount == 81)
        #expect(houses.test.rowCount == 1459 && houses.test.columnCount == 80)
        #expect(houses.training.columnNames.last == "SalePrice")
        #expect(houses.test.columnNames == houses.training.columnNames.dropLast())
    }

    @Test func theSampleNeedsNoNetwork() async throws {
        let hub = DatasetHub(cacheDirectory: cache.url, isOffline: true, environment: [:])
        let houses = try await HousePrices(.sample, from: hub)
        expectShapes(houses)
        #expect(houses.files == [.houseSample])
        #expect("\(houses)" == "HousePrices(1460 training and 1459 test rows)")
    }

    @Test func policyReachesTheReader() async throws {
        let hub = DatasetHub(cacheDirectory: cache.url, isOffline: true, environment: [:])
        let policy = ReadingPolicy(missingValues: .pandas2, textColumns: ["Id"])
        let houses = try await HousePrices(.sample, from: hub, policy: policy)
        #expect(try houses.training["Id"].kind == .string)
        let usual = try await HousePrices(.sample, from: hub)
        #expect(try houses.training["MasVnrType"].missingCount > usual.training["MasVnrType"].missingCount)
    }

    static let realData = ProcessInfo.processInfo.environment["TABULARKIT_DATA"]

    /// Needs the real files, in the folder that TABULARKIT_DATA names.
    @Test(.enabled(if: realData != nil, "TABULARKIT_DATA names no folder with the real house prices"))
    func theRealPricesComeFromAMirror() async throws {
        let hub = DatasetHub(cacheDirectory: cache.url, mirror: Self.realData, isOffline: true, environment: [:])
        let houses = try await HousePrices(.kaggle, from: hub)
        expectShapes(houses)
        #expect(houses.files == [.kaggleHouseTrain, .kaggleHouseTest])
    }
}
