import Foundation
import TestSupport
import Testing

/// The snippets are run as they are.
@Suite struct RegressionSnippetTests {
    @Test func housePricesPrintsAnErrorForEachFold() throws {
        let line = try #require(try runSnippet("HousePrices", tolerance: 0.01).last)
        let list = try #require(line.split(separator: ":").last).trimmingCharacters(in: ["[", "]", " "])
        let errors = list.split(separator: ", ").compactMap { Double($0) }
        #expect(errors.count == 5)
        #expect(errors.allSatisfy { (0.1..<0.25).contains($0) }, "\(errors)")
    }

    @Test(arguments: [
        "Initialization", "DeferredShapes", "Downloads", "Tables", "FileIO", "DropoutLayers", "CustomLayers",
        "ModelConstruction", "Parameters", "Preprocessing",
    ])
    func printsWhatTheChapterShows(name: String) throws { #expect(try !runSnippet(name).isEmpty) }

    @Test func aCloneReadFromAFileGivesTheSame() throws {
        let lines = try runSnippet("FileIO")
        let model = try #require(lines.firstIndex(of: "a model:"))
        let clone = try #require(lines.firstIndex(of: "its clone:"))
        #expect(clone > model + 1 && lines[(model + 1)..<clone] == lines[(clone + 1)...])
    }

    @Test func tiedLayersAddUpTheirGradients() throws {
        let lines = try runSnippet("Parameters")
        let tied = try #require(lines.firstIndex(of: "gradient of the tied bias:"))
        let untied = try #require(lines.firstIndex(of: "sum of the two untied ones:"))
        #expect(lines[tied + 1] == lines[untied + 1])
    }

    @Test func aSavedModelPredictsTheSame() throws {
        let values = try runSnippet("SavedModel", tolerance: 0.1).compactMap { $0.split(separator: ": ").last }
        try #require(values.count >= 2)
        #expect(values[0] == values[1])
    }

    @Test func aModelOfAnyTableBeatsTheMean() throws {
        let errors = try runSnippet("AnyTable", tolerance: 0.1).filter { $0.hasPrefix("MAE of the ") }
            .compactMap { $0.split(separator: " ").last.flatMap { Double($0) } }
        try #require(errors.count == 2)
        #expect(errors[1] < errors[0])
    }

    @Test(arguments: ["AnyTable", "SavedModel", "OwnRecipe"])
    func printsAboutWhatIsExpected(name: String) throws {
        #expect(try !runSnippet(name, tolerance: 0.1).isEmpty)
    }

    @Test func weightDecayShrinksTheNormAndTheTestLoss() throws {
        let lines = try runSnippet("WeightDecay", tolerance: 0.01)
        #expect(lines.count { $0.hasSuffix("─── train   ╌╌╌ test") } == 4, "a chart each")
        let results = lines.filter { $0.contains(": test loss ") }.compactMap { $0.split(separator: ": ").last }
        try #require(results.count == 4, "\(lines)")
        let numbers = results.map { $0.split(separator: " ").compactMap { Double($0.filter { $0 != "," }) } }
        for (byHand, byGroup) in zip(numbers[0] + numbers[2], numbers[1] + numbers[3]) {
            #expect(abs(byHand - byGroup) <= 1e-6 * byHand, "by hand as by group")
        }
        let (without, with) = (numbers[0], numbers[2])
        #expect(without.count == 2 && with.count == 2)
        #expect(with[0] < 0.01 * without[0], "the test loss")
        #expect(with[1] < 0.1 * without[1], "the norm")
    }

    @Test func gradientsVanishWithDepthUnlessRectifiersStartWell() throws {
        let lines = try runSnippet("GradientNorms", tolerance: 0.6)
        let norms = lines.map { line in
            line.split(separator: ": ").last?.split(separator: " ").compactMap { Double($0) } ?? []
        }
        try #require(norms.map(\.count) == [10, 10, 10, 10], "\(lines)")
        let growths = norms.map { $0[9] / $0[0] }
        #expect(growths[0] > 1e12, "sigmoid from small weights")
        #expect((1e4..<1e7).contains(growths[1]), "sigmoid after Xavier")
        #expect(growths[2] > 1e8, "ReLU from small weights")
        #expect(growths[3] < 10, "ReLU after Xavier")
    }

    @Test func streamingLearnsFromTablesOneAfterTheOther() throws {
        let lines = try runSnippet("Streaming", tolerance: 0.02).map { $0.split(separator: " ") }
        try #require(lines.map(\.count) == [7, 7, 7], "\(lines)")
        let errors = lines.compactMap { Double($0[6]) }
        #expect(errors.count == 3 && errors[2] < errors[0] && errors[2] < 0.2, "\(errors)")
    }
}
