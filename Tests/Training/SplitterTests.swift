import Arrays
import Foundation
import TestSupport
import Testing
import Training

@Suite struct SplitterTests {
    /// The laws of scikit-learn's splitters, and its sizes; made by splitters.py.
    struct Sizes: Decodable {
        let rows, folds, gap: Int
        let groups: [Int]
        let groupSizes: [Int]
        let timeSeries: [[[Int]]]
    }

    private static func cases() throws -> [Sizes] { try decodeFixture("expected/splitters.json") }

    @Test func groupsStayTogetherInFoldsOfTheSameSizes() throws {
        for row in try Self.cases() {
            let folds = try GroupKFold(row.folds, groups: row.groups, repeats: 2).split(rows: row.rows, seed: 3)
            for fold in folds {
                let groups = Set(fold.validation.map { row.groups[$0] })
                #expect(!fold.training.contains { groups.contains(row.groups[$0]) })
                #expect((fold.training + fold.validation).sorted() == Array(0..<row.rows))
            }
            for repetition in [folds.prefix(row.folds), folds.suffix(row.folds)] {
                #expect(repetition.flatMap(\.validation).sorted() == Array(0..<row.rows))
                #expect(repetition.map(\.validation.count).sorted() == row.groupSizes)
            }
        }
    }

    @Test func timeSeriesSplitsAreThoseOfScikitLearn() throws {
        for row in try Self.cases() {
            let folds = try TimeSeriesSplit(row.folds, times: (0..<row.rows).map(Double.init), gap: row.gap)
                .split(rows: row.rows)
            #expect(folds.map { [$0.training, $0.validation] } == row.timeSeries)
        }
        let times = [3.0, 1, 2, 0, 5, 4]
        let last = try #require(try TimeSeriesSplit(2, times: times).split(rows: 6).last)
        #expect(last.training == [0, 1, 2, 3] && last.validation == [4, 5])
    }

    @Test func aColumnNamesTheFolds() throws {
        let folds = try PredefinedSplit(folds: [7, 3, 7, 3, 9]).split(rows: 5)
        #expect(folds.map(\.validation) == [[1, 3], [0, 2], [4]])
        #expect(folds[0].training == [0, 2, 4])
    }

    @Test func strataAreSharedOut() throws {
        let targets = (0..<100).map { Double($0 * $0) }
        let folds = try StratifiedKFold(5, targets: targets, repeats: 2).split(rows: 100, seed: 1)
        for fold in folds {
            #expect(fold.validation.count == 20)
            for stratum in 0..<10 { #expect(fold.validation.count { $0 / 10 == stratum } == 2) }
        }
        #expect(folds[0].validation != folds[5].validation)
    }

    @Test func impossibleSplitsAreErrors() {
        #expect(throws: TrainingError.self) { try GroupKFold(3, groups: [1, 1, 2, 2]).split(rows: 4) }
        #expect(throws: TrainingError.self) { try GroupKFold(2, groups: [1, 2]).split(rows: 3) }
        #expect(throws: TrainingError.self) { try TimeSeriesSplit(3, times: [1, 2, 3]).split(rows: 3) }
        #expect(throws: TrainingError.self) { try TimeSeriesSplit(2, times: [1, 2, 3, 4], gap: 2).split(rows: 4) }
        #expect(throws: TrainingError.tooFewFolds(1)) { try PredefinedSplit(folds: [1, 1]).split(rows: 2) }
    }

    @Test func foldsOfYourOwnAreRun() async throws {
        let folds = [
            Fold(index: 0, training: [0, 1], validation: [2], seed: 1),
            Fold(index: 1, training: [2], validation: [0], seed: 2),
        ]
        #expect(try await crossValidate(folds: folds) { $0.validation } == [[2], [0]])
    }
}
