import Arrays
import Compression
import Foundation
import Support
import Tabular
import TestSupport
import Testing

/// The features of the house prices against pandas: Fixtures/reference/house_features.py.
@Suite struct HouseFeatureTests {
    let preprocessor = Preprocessor(.standardize(), .fillMissing(0), .oneHot(missingIndicator: true))

    @Test func sampleHasTheShapesOfTheRealSet() throws {
        let train = try HouseSample.frame("train.csv"), test = try HouseSample.frame("test.csv")
        #expect(train.rowCount == 1460 && train.columnCount == 81)
        #expect(test.rowCount == 1459 && test.columnCount == 80)
        #expect(try train["Id", as: Int.self] == Array(1...1460))
        #expect(try test["Id", as: Int.self] == Array(1461...2919))
        #expect(try train["SalePrice", as: Float.self].allSatisfy { $0 >= 1 })
    }

    @Test func sampleMatrixIsThatOfPandas() throws {
        struct Expected: Decodable {
            let rows: Int
            let names: [String]
        }
        let expected = try JSONDecoder().decode(
            Expected.self, from: Data(contentsOf: fixture("expected/house_sample.json")))
        let frame = try HouseSample.features()
        let encoder = try preprocessor.fitted(to: frame)
        #expect(encoder.featureNames == expected.names)
        let matrix = try encoder(frame)
        #expect(matrix.shape == [expected.rows, 331])
        var packed = try PackedColumns(fixture("expected/house_sample.gz"))
        for (column, name) in expected.names.enumerated() {
            let values = packed.next(rows: expected.rows)
            #expect(
                values.indices.allSatisfy { isClose(matrix.scalars[$0 * encoder.width + column], values[$0]) },
                "\(name)")
        }
    }

    @Test func sampleHasOneFeatureLessWhereNoneIsMissing() throws {
        let frame = try HouseSample.features(ReadingPolicy(missingValues: .pandas2))
        #expect(try preprocessor.fitted(to: frame).width == 330)
    }

    /// A training row's features are the same, whether the encoder learns from training rows or all.
    @Test func widthStaysThatOfTheTrainingRows() throws {
        let frame = try HouseSample.features()
        let encoder = try preprocessor.fitted(to: frame[rows: 0..<500])
        #expect(encoder.width < 331)
        #expect(try encoder(frame).shape == [2919, encoder.width])
    }

    static let realData = ProcessInfo.processInfo.environment["TABULARKIT_DATA"]

    /// Needs the folder of kaggle_house_pred_train.csv and kaggle_house_pred_test.csv in TABULARKIT_DATA.
    @Test(.enabled(if: realData != nil, "TABULARKIT_DATA names no folder with the real house prices"))
    func realFeaturesAreThoseOfPandas() throws {
        struct Expected: Decodable {
            struct Feature: Decodable {
                let name: String
                let sha1: String
                let mean: Double?
                let deviation: Double?
            }
            let rows: Int
            let columns: [Feature]
        }
        let expected = try JSONDecoder().decode(
            Expected.self, from: Data(contentsOf: fixture("expected/house_real.json")))
        let frame = try realFeatures(URL(filePath: #require(Self.realData)))
        let encoder = try preprocessor.fitted(to: frame)
        #expect(encoder.featureNames == expected.columns.map(\.name))
        let matrix = try encoder(frame)
        #expect(matrix.shape == [expected.rows, 331])
        for (column, feature) in expected.columns.enumerated() {
            let found = (0..<expected.rows).map { matrix.scalars[$0 * encoder.width + column] }
            if let mean = feature.mean, let deviation = feature.deviation {
                let raw = try #require(try frame[feature.name].numbers)
                #expect(sha1(raw.map { $0.isNaN ? -1 : $0 }) == feature.sha1, "\(feature.name)")
                let wanted = raw.map { $0.isNaN ? 0 : ($0 - mean) / deviation }
                #expect(zip(found, wanted).allSatisfy(isClose), "\(feature.name)")
            } else {
                #expect(sha1(found.map { UInt8($0) }) == feature.sha1, "\(feature.name)")
            }
        }
    }

    private func realFeatures(_ folder: URL) throws -> DataFrame {
        let train = try DataFrame(contentsOfCSV: folder.appending(path: "kaggle_house_pred_train.csv"))
        let test = try DataFrame(contentsOfCSV: folder.appending(path: "kaggle_house_pred_test.csv"))
        return try train.dropping("Id", "SalePrice").appending(test.dropping("Id"))
    }

    private func isClose(_ found: Float, _ wanted: Double) -> Bool {
        abs(Double(found) - wanted) <= 1e-6 * max(wanted.magnitude, 1e-3)
    }

    /// The SHA-1 of the little-endian bytes of `values`.
    private func sha1(_ values: [some BitwiseCopyable]) -> String {
        Checksum.sha1(of: bytes(of: values))
    }
}
