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

    @Test func shuffledFoldsAreOthersInEachRepetition() throws {
        let folds = try KFold(4, shuffled: true, repeats: 2).split(rows: 21, seed: 5)
        #expect(folds.map(\.index) == Array(0..<8))
        for repetition in [folds[..<4], folds[4...]] {
            #expect(repetition.flatMap(\.validation).sorted() == Array(0..<21))
            #expect(repetition.flatMap(\.validation) != Array(0..<21))
            #expect(repetition.allSatisfy { ($0.training + $0.validation).sorted() == Array(0..<21) })
        }
        #expect(folds[0].validation != folds[4].validation)
        #expect(Set(folds.map(\.seed)).count == 8)
        #expect(try KFold(4, shuffled: true).split(rows: 21, seed: 5) == Array(folds[..<4]))
    }

    @Test func repetitionsInOrderDifferByTheirSeedsAlone() throws {
        let folds = try KFold(2, repeats: 2).split(rows: 6)
        #expect(folds.map(\.validation) == [[0, 1, 2], [3, 4, 5], [0, 1, 2], [3, 4, 5]])
        #expect(Set(folds.map(\.seed)).count == 4)
    }

    @Test func seedsDifferByFoldAndByRoot() throws {
        let seeds = try [0, 1].flatMap { try KFold(5).split(rows: 10, seed: RandomSeed($0)).map(\.seed) }
        #expect(Set(seeds).count == 10)
    }

    @Test func refusesWhatCannotBeSplit() {
        #expect(throws: TrainingError.tooFewFolds(1)) { try KFold(1).split(rows: 10) }
        #expect(throws: TrainingError.self) { try KFold(2, repeats: 0).split(rows: 4) }
        #expect(throws: TrainingError.moreFoldsThanRows(folds: 5, rows: 4)) { try KFold(5).split(rows: 4) }
    }
}
