import Classification
import Testing

@Suite struct ClassificationReportTests {
    private let report = ClassificationReport(
        classNames: ["coat", "ankle boot", "bag"], labels: [0, 0, 1, 0, 1, 2, 2], predictions: [0, 1, 1, 0, 0, 2, 1])

    @Test func countsWhatWasTakenForWhat() {
        #expect(report.accuracy == 4.0 / 7)
        #expect(report.confusion == [[2, 1, 0], [1, 1, 0], [0, 1, 1]])
        #expect(report.mistakes == [1, 4, 6])
    }

    @Test func isATable() {
        #expect(
            report.description == """
                accuracy 0.5714 of 7
                     label  coat  ankle  bag  recall
                      coat     2      1    0   0.667
                ankle boot     1      1    0   0.500
                       bag     0      1    1   0.500
                """)
    }

    @Test func nothingHasNoAccuracy() {
        let empty = ClassificationReport(classNames: ["coat"], labels: [], predictions: [])
        #expect(empty.accuracy.isNaN && empty.confusion == [[0]] && empty.mistakes == [])
    }
}
