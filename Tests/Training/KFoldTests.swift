import Arrays
import Testing
import Training

@Suite struct KFoldTests {
    @Test func everyRowIsValidatedOnceForAllSmallSizes() throws {
        for rows in 2...12 {
            for count in 2...rows {
                let folds = try KFold(count).split(rows: rows)
                #expect(folds.flatMap(\.validation) == Array(0..<rows))
                #expect(folds.map(\.index) == Array(0..<count))
                for fold in folds {
                    #expect((fold.training + fold.validation).sorted() == Array(0..<rows))
                    #expect([rows / count, rows / count + 1].contains(fold.validation.count))
                }
            }
        }
    }

    @Test func contiguousFoldsOfTheBook() throws {
        let folds = try KFold(5).split(rows: 1460)
        #expect(folds[1].validation == Array(292..<584))
        #expect(folds[1].training == Array(0..<292) + Array(584..<1460))
    }

    @Test func seedsDifferByFoldAndByRoot() throws {
        let seeds = try [0, 1].flatMap { try KFold(5).split(rows: 10, seed: RandomSeed($0)).map(\.seed) }
        #expect(Set(seeds).count == 10)
    }

    @Test func refusesWhatCannotBeSplit() {
        #expect(throws: TrainingError.tooFewFolds(1)) { try KFold(1).split(rows: 10) }
        #expect(throws: TrainingError.moreFoldsThanRows(folds: 5, rows: 4)) { try KFold(5).split(rows: 4) }
    }
}
