import Foundation
import TestSupport
import Testing

/// The snippets are run as they are, and stand in the README as they are.
@Suite struct RegressionSnippetTests {
    @Test func housePricesPrintsAnErrorForEachFold() throws {
        try withTemporaryFolder { cache in
            let run = try ProductRun("HousePrices", [], environment: ["TABULARKIT_CACHE": cache.path])
            try #require(run.status == 0, "\(run.messages)")
            let list = try #require(run.output.split(separator: ":").last).trimmingCharacters(in: ["[", "]", " ", "\n"])
            let errors = list.split(separator: ", ").compactMap { Double($0) }
            #expect(errors.count == 5)
            #expect(errors.allSatisfy { (0.1..<0.25).contains($0) }, "\(errors)")
        }
    }

    /// What the snippets of tables and of the book's chapters on modules and parameters print, whole.
    static let outputs = [
        "ModelConstruction": """
        MLP: [2, 10] ["hidden.weight", "hidden.bias", "output.weight", "output.bias"]
        MySequential: [2, 10]
        FixedHiddenMLP: true ["linear.weight", "linear.bias"]
        chimera: [] 10
        Sequential(
          (0): NestMLP(
            (net): Sequential(
              (0): Linear(20, 64)
              (1): ReLU
              (2): Linear(64, 32)
              (3): ReLU
            )
            (linear): Linear(32, 16)
          )
          (1): Linear(16, 20)
          (2): FixedHiddenMLP(
            (linear): Linear(20, 20)
          )
        )

        """,
        "Parameters": """
        output: [2, 1]
        by position: [1] by name: [1]
        gradient before backward: nil
        weight  float32  [1, 8]
        bias    float32  [1]
        0.weight [8, 4]
        0.bias [8]
        2.weight [1, 8]
        2.bias [1]
        weights: ["0.weight", "2.weight"]
        nested: [2, 1] [8] [8]
        by attribute: [8, 8]
        tied: true 100.0 6
        its gradients add up: true

        """,
        "Initialization": """
        normal: true [0.0, 0.0, 0.0, ..., 0.0, 0.0, 0.0]
        constant: [[1.0, 1.0, 1.0, ..., 1.0, 1.0, 1.0]]
        by layer: 42.0
        init 0.weight [8, 4]
        init 2.weight [1, 8]
        custom: true
        set: [[42.0, 1.0, 1.0, 1.0],
         [5.0, 6.0, 7.0, 8.0],
         [1.0, 1.0, 1.0, 1.0]]

        """,
        "DeferredShapes": """
        Sequential(
          (0): LazyLinear(?, 256)
          (1): ReLU
          (2): LazyLinear(?, 10)
        )
        output: [2, 10]
        [256, 20] [10, 256]
        layer  module               output    parameters  trainable
               Sequential           [2, 10]   0           -
        0      LazyLinear(20, 256)  [2, 256]  5376        yes
        1      ReLU                 [2, 256]  0           -
        2      LazyLinear(256, 10)  [2, 10]   2570        yes
        7946 parameters, 7946 of them trainable

        """,
        "Downloads": """
        download: ["area", "rent"]
        again, from the cache: flats.csv
        extract: ["test.csv", "train.csv"]
        all: ["flats.csv", "house-sample.zip"]
        without the mirror: unavailable missing

        """,
        "Tables": """
           area  rooms  rent
        0    50      2   700
        1    80      3    NA
        [2 rows x 3 columns]

           area  rooms  quarter  rent  rent per metre
        0    50      2    north   700            14.0
        1    35      1    north   630            18.0
        2   120      5       NA  1500            12.5
        [3 rows x 5 columns]

        area,rent,rent per metre
        35,630,18.0
        50,700,14.0
        120,1500,12.5

           quarter  rent
        0    north   700
        1    south    NA
        2    north   630
        3       NA  1500
        4     west   400
        [5 rows x 2 columns]

        """,
        "FileIO": """
        one: [0.0, 1.0, 2.0, 3.0]
        a list: ["arr_0", "arr_1"]
        a dictionary: true
        a model: true

        """,
        "DropoutLayers": """
        by hand, p 0.0: true true
        by hand, p 0.5: true true
        by hand, p 1.0: true true
        in evaluation the same: true
        in training not: true

        """,
        "CustomLayers": """
        centered: [-2.0, -1.0, 0.0, 1.0, 2.0]
        mean is 0: true
        MyLinear: [5, 3] [2, 3]
        in a chain: [2, 1]

        """,
        "AnyTable": """
        better than the mean: true
        by worth: ["area", "quarter"]

        """,
        "SavedModel": """
        the same: true
        warnings: ["cut"]

        """,
        "OwnRecipe": """
        folds: 4 RMSE below 1: true

        """,
        "Preprocessing": """
        features: ["area_log1p", "area_nan", "area_ramp_850.0_1200.0", "area_ramp_1200.0_9000.0", "rooms_log1p", "rooms_ramp_2.0_3.0", "rooms_ramp_3.0_8.0", "street_Grvl", "street_Pave", "street_nan"]
        shape: [1, 10]
        warning: column 'rooms' has no value in 1 row, the first of them row 1, and lacked none when the preprocessor was fitted
        warning: column 'street' has unknown categories in 1 row, such as 'Dirt' in row 1
        the same from JSON: true
        a prediction of 0 is a price of 181712
        column     type  missing  distinct      mean  deviation  min   25%   50%   75%   max  most frequent
          area  integer        1         3  3683.333   4607.693  850  1025  1200  5100  9000        850 (1)
         rooms  integer        0         3         4   2.708013    2  2.75     3  4.25     8          3 (2)

        column    type  missing  distinct  most frequent
        street  string        1         2       Pave (2)
        [4 rows x 3 columns]

        """,
    ]

    @Test(arguments: outputs.keys.sorted())
    func printsWhatTheChapterShows(name: String) throws {
        let run = try ProductRun(name, [])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output == Self.outputs[name])
    }

    @Test func weightDecayShrinksTheNormAndTheTestLoss() throws {
        let run = try ProductRun("WeightDecay", [])
        let lines = run.output.split(separator: "\n")
        #expect(lines.count { $0.hasSuffix("─── train   ╌╌╌ test") } == 4, "a chart each")
        let results = lines.filter { $0.contains(": test loss ") }.compactMap { $0.split(separator: ": ").last }
        try #require(results.count == 4, "\(run.output)\(run.messages)")
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
        let run = try ProductRun("GradientNorms", [])
        let norms = run.output.split(separator: "\n").map { line in
            line.split(separator: ": ").last?.split(separator: " ").compactMap { Double($0) } ?? []
        }
        try #require(norms.map(\.count) == [10, 10, 10, 10], "\(run.output)\(run.messages)")
        let growths = norms.map { $0[9] / $0[0] }
        #expect(growths[0] > 1e12, "sigmoid from small weights")
        #expect((1e4..<1e7).contains(growths[1]), "sigmoid after Xavier")
        #expect(growths[2] > 1e8, "ReLU from small weights")
        #expect(growths[3] < 10, "ReLU after Xavier")
    }

    @Test func streamingLearnsFromTablesOneAfterTheOther() throws {
        try withTemporaryFolder { cache in
            let run = try ProductRun("Streaming", [], environment: ["TABULARKIT_CACHE": cache.path])
            let lines = run.output.split(separator: "\n").map { $0.split(separator: " ") }
            try #require(lines.map(\.count) == [7, 7, 7], "\(run.output)\(run.messages)")
            #expect(lines.allSatisfy { $0[4] == "4" }, "tables")
            let errors = lines.compactMap { Double($0[6]) }
            #expect(errors.count == 3 && errors[2] < errors[0] && errors[2] < 0.2, "\(errors)")
        }
    }

    @Test func theReadmeShowsIt() throws {
        let readme = try String(contentsOf: packageRoot.appending(path: "README.md"), encoding: .utf8)
        let snippet = try String(contentsOf: packageRoot.appending(path: "Snippets/HousePrices.swift"), encoding: .utf8)
        let code = try #require(snippet.firstRange(of: "import TabularKit"))
        #expect(readme.contains("```swift\n\(snippet[code.lowerBound...])```"))
    }
}
