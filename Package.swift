// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target of this package. With `TABULARKIT_STRICT` set, warnings are errors.
let settings: [SwiftSetting] =
    [.enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility")]
    + (Context.environment["TABULARKIT_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// A library target, its dependencies named as targets of this package; each may use the platform's own libraries.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies + ["Platform"], swiftSettings: settings)
}

/// The tests of one target, with the shared test support.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies,
        path: "Tests/\(name)", swiftSettings: settings)
}

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "TabularKit",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "tabularkit", targets: ["tabularkit-program"]),
        .executable(name: "housing", targets: ["housing"]),
        .executable(name: "fashion-mnist", targets: ["fashion-mnist"]),
        .library(name: "TabularKit", targets: ["TabularKit"]),
        .library(name: "DataHub", targets: ["DataHub"]),
        .library(name: "Tabular", targets: ["Tabular"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
        .systemLibrary(
            name: "CArchive", pkgConfig: "libarchive",
            providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(name: "CKernels"),
        .target(name: "CSamples", exclude: ["fashion-sample.zip", "house-sample.zip"]),

        .target(name: "Platform", swiftSettings: settings),
        library("Files", [.target(name: "CCrypto", condition: .when(platforms: [.linux]))]),
        library("Text"),
        library("Plots", ["Files", "Text"]),
        library("Compression", ["CZlib"]),
        library("Archives", ["CArchive", "Compression", "Files", "Text"]),
        library("DataHub", ["Archives", "CCurl", "CSamples", "Files", "Text", logging]),
        library("Arrays", ["CBLAS", "CKernels"]),
        library("Serialization", ["Archives", "Arrays", "Compression", "Files", "Text"]),
        library("Tabular", ["Arrays", "CKernels", "Compression", "Files", "Text"]),
        library("Datasets", ["Arrays", "CKernels", "Compression", "DataHub", "Files", "Tabular"]),
        library("Autograd", ["Arrays"]),
        library("NN", ["Arrays", "Autograd", "Files", "Serialization", "Text"]),
        library("Optimizers", ["Arrays", "Autograd", "CKernels", "Serialization"]),
        library("Training", ["Arrays", "Autograd", "Files", "NN", "Optimizers", "Serialization"]),
        library(
            "Classification", ["Arrays", "DataHub", "Datasets", "Files", "NN", "Serialization", "Text", "Training"]),
        library(
            "Regression",
            [
                "Arrays", "Autograd", "DataHub", "Datasets", "Files", "NN", "Optimizers", "Plots", "Serialization",
                "Tabular",
                "Text", "Training",
            ]),
        library(
            "TabularKit",
            [
                "Arrays", "Autograd", "Classification", "DataHub", "Datasets", "NN", "Optimizers", "Plots",
                "Regression",
                "Serialization", "Tabular", "Training",
            ]),
        // What the programs share: the console, exit codes, common options.
        library(
            "CommandSupport",
            [
                "Archives", "Arrays", "Classification", "DataHub", "Datasets", "Files", "NN", "Plots", "Regression",
                "Serialization", "Tabular", "Text", "Training", arguments, logging,
            ]),
        .executableTarget(
            name: "fashion-mnist",
            dependencies: [
                "Platform",
                "Arrays", "Classification", "CommandSupport", "DataHub", "Datasets", "Files", "Plots", "Text",
                "Training", arguments, logging,
            ],
            swiftSettings: settings),
        // The commands for tables, under the names of two programs.
        library(
            "TableCommands",
            [
                "Arrays", "CommandSupport", "DataHub", "Datasets", "Files", "Plots", "Regression", "Tabular", "Text",
                "Training", arguments, logging,
            ]),
        .executableTarget(
            name: "housing", dependencies: ["Arrays", "CommandSupport", "Datasets", "TableCommands", arguments],
            swiftSettings: settings),
        .executableTarget(
            name: "tabularkit-program",
            dependencies: ["Arrays", "CommandSupport", "Datasets", "TableCommands", arguments],
            swiftSettings: settings),
        // Reads one file and tells in JSON what it holds, for tests of hostile files: no product.
        .executableTarget(
            name: "conformance",
            dependencies: [
                "Platform",
                "Archives", "Arrays", "CommandSupport", "Datasets", "Files", "Regression", "Serialization", "Tabular",
                "Text", arguments,
            ], swiftSettings: settings),

        // What is timed, for the scripts in Benchmarks: no product.
        .executableTarget(
            name: "bench", dependencies: ["TabularKit"], path: "Benchmarks/Sources/bench", swiftSettings: settings),

        .target(
            name: "TestSupport", dependencies: ["Arrays", "Autograd"], path: "Tests/TestSupport",
            swiftSettings: settings),
        tests("Files"),
        tests("Text"),
        tests("Plots"),
        tests("Compression"),
        tests("Archives"),
        tests("DataHub", ["Archives", "CCurl", "Files", logging]),
        tests("Arrays"),
        tests("Serialization", ["Arrays"]),
        tests("Tabular", ["Arrays", "Compression", "Files"]),
        tests("Datasets", ["Arrays", "Compression", "DataHub", "Files", "Tabular"]),
        tests("Autograd", ["Arrays"]),
        tests("NN", ["Arrays", "Autograd", "Serialization"]),
        tests("Optimizers", ["Arrays", "Autograd", "NN"]),
        tests("Training", ["Arrays", "Autograd", "NN", "Optimizers", "Serialization"]),
        tests("Regression", ["Arrays", "Datasets", "NN", "Optimizers", "Tabular", "Training", "tabularkit-program"]),
        tests("Classification", ["Arrays", "DataHub", "Datasets", "NN", "Serialization", "Training"]),
        tests("CommandSupport", ["DataHub"]),
        tests("fashion-mnist", ["Classification", "NN", "Training"]),
        tests(
            "housing",
            [
                "CommandSupport", "DataHub", "Datasets", "Regression", "TableCommands", "Training",
                "tabularkit-program",
                arguments,
            ]),
        tests("conformance", ["housing"]),
    ],
    swiftLanguageModes: [.v6]
)
