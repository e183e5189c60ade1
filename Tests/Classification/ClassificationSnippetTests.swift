import Foundation
import TestSupport
import Testing

private let python = ProcessInfo.processInfo.environment["TABULARKIT_PYTHON"].map { URL(filePath: $0) }

/// The snippets about images, and those that measure times, compared with `Snippets/expected`.
@Suite struct ClassificationSnippetTests {
    /// The numbers of a line, after the first colon.
    private func numbers(_ line: String) -> [Double] {
        let result = line.split(separator: ":", maxSplits: 1).last ?? ""
        return result.split { " ,".contains($0) }.compactMap { Double($0) }
    }

    @Test func fromScratchAndConciseHaveTheSameLosses() throws {
        let lines = try runSnippet("MultilayerPerceptrons", tolerance: 0.01)
        let losses = lines.filter { $0.hasPrefix("epoch ") }.map(numbers)
        try #require(losses.map(\.count) == Array(repeating: 2, count: 10), "\(lines)")
        for pair in losses { #expect(abs(pair[0] - pair[1]) < 1e-4, "\(pair)") }
        #expect(losses[9][0] < 0.5 * losses[0][0])
        let accuracies = lines.suffix(2).flatMap(numbers)
        try #require(accuracies.count == 2)
        #expect(accuracies[0] > 0.7 && abs(accuracies[0] - accuracies[1]) <= 0.01)
    }

    @Test func dropoutLearnsEitherWayAndIsDrawn() throws {
        let lines = try runSnippet("DropoutCurves", tolerance: 0.05)
        #expect(lines.count { $0.hasSuffix("─── train loss   ╌╌╌ train acc   ─·─ test acc") } == 2)
        let accuracies = lines.filter { $0.hasPrefix("test accuracy, ") }.flatMap(numbers)
        try #require(accuracies.count == 2, "\(lines)")
        #expect(accuracies.allSatisfy { $0 > 0.7 }, "\(accuracies)")
    }

    @Test func oneUnitTellsFewClassesApart() throws {
        let accuracies = try runSnippet("OneHiddenUnit", tolerance: 0.05).flatMap(numbers)
        try #require(accuracies.count == 3)
        #expect(accuracies[0] > 0.8)
        #expect(accuracies[1] < accuracies[0] && accuracies[2] < 0.6, "\(accuracies)")
    }

    @Test func matrixProductsAndMemoryAreTimed() throws {
        let lines = try runSnippet("MatrixProducts", tolerance: .infinity)
        let names = [1024, 1025, 1026, 1028, 1032].map { "product of \($0)" } + ["copying memory"]
        #expect(lines.map { $0.prefix { $0 != ":" } } == names.map { $0[...] })
        #expect(lines.map { numbers($0).count } == [2, 2, 2, 2, 2, 1])
        #expect(lines.flatMap(numbers).allSatisfy { $0 > 0 })
    }

    @Test func stepsAreTimedOverTheWidth() throws {
        expectTimesOverTheWidth(try runSnippet("ScratchAgainstConcise", tolerance: .infinity))
    }

    @Test(.enabled(if: python != nil, "TABULARKIT_PYTHON names no Python with torch"))
    func pyTorchsStepsAreTimedInTheSameWay() throws {
        let run = try ProductRun(
            program: #require(python), [packageRoot.appending(path: "Benchmarks/peers/width_torch.py").path])
        expectTimesOverTheWidth(run.output.split(separator: "\n").map(String.init))
    }

    private func expectTimesOverTheWidth(_ lines: [String]) {
        #expect(lines.map { $0.prefix { $0 != ":" } } == [16, 64, 256, 1024].map { "width \($0)" })
        #expect(lines.allSatisfy { numbers($0).count == 2 && numbers($0).allSatisfy { $0 > 0 } })
    }
}
