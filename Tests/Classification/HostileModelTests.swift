import Arrays
import Classification
import Foundation
import NN
import Serialization
import TestSupport
import Testing

/// Files that are no classifier, or say that they are a larger one than they hold, are refused before memory is taken.
@Suite struct HostileModelTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The parameters of a network of 4 pixels, 3 hidden units and 2 classes.
    private static let arrays: NamedArrays = [
        "0.weight": zeros([3, 4]), "0.bias": zeros([3]), "2.weight": zeros([2, 3]), "2.bias": zeros([2]),
    ]

    private static func zeros(_ shape: Shape) -> StoredArray { StoredArray(NDArray<Float>(repeating: 0, shape: shape)) }

    private static func plan(
        hidden: String = "[3]", dropout: String = "[]", pixels: String = "4", classes: String = #"["a","b"]"#
    ) -> String {
        """
        {"classNames":\(classes),"network":{"activation":"relu","dropout":\(dropout),"hidden":\(hidden),\
        "initializer":"normal"},"pixelCount":\(pixels)}
        """
    }

    private func classifier(plan: String, arrays: NamedArrays = arrays) throws -> FittedClassifier {
        try SafetensorsFile(arrays: arrays, metadata: ["classifier": plan]).write(to: folder("net"))
        return try FittedClassifier(contentsOf: folder("net"))
    }

    @Test func theHonestPlanIsRead() throws {
        #expect(try classifier(plan: Self.plan()).parameterCount == 23)
    }

    @Test(arguments: [
        "", "{}", "[]", plan(hidden: "[0]"), plan(hidden: "[-3]"), plan(hidden: "[]"), plan(hidden: "[3,3]"),
        plan(hidden: "[4000000000000]"), plan(hidden: "[9223372036854775807]"), plan(hidden: "[16777216,16777216]"),
        plan(hidden: "[\(Array(repeating: "1", count: 5000).joined(separator: ","))]"),
        plan(dropout: "[2]"), plan(dropout: "[-0.1]"), plan(pixels: "0"), plan(pixels: "-4"),
        plan(pixels: "4000000000"),
        plan(classes: "[]"), plan(classes: #"["a"]"#),
    ])
    func aPlanThatDoesNotFitIsRefused(plan: String) {
        #expect(throws: ClassificationError.noClassifier(file: folder("net").path)) { try classifier(plan: plan) }
    }

    @Test func parametersOfOtherShapesAreRefused() {
        let arrays: NamedArrays = [
            "0.weight": Self.zeros([4, 3]), "0.bias": Self.zeros([3]), "2.weight": Self.zeros([2, 3]),
            "2.bias": Self.zeros([2]),
        ]
        let error = #expect(throws: StateError.self) { try classifier(plan: Self.plan(), arrays: arrays) }
        #expect(error?.file == folder("net").path)
    }

    @Test func aFileOfParametersAloneIsRefused() throws {
        try SafetensorsFile(arrays: Self.arrays).write(to: folder("net"))
        #expect(throws: ClassificationError.noClassifier(file: folder("net").path)) {
            try FittedClassifier(contentsOf: folder("net"))
        }
    }
}
