// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target of this package. With `TABULARKIT_STRICT` set, warnings are errors.
let settings: [SwiftSetting] =
    [.enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility")]
    + (Context.environment["TABULARKIT_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// Settings of targets without unsafe code.
let safeSettings = settings + [.strictMemorySafety()]

/// Settings of tests: compiled for release with the rest, but not optimized, which takes half the time. SwiftPM has no other
/// setting for it. No product contains these targets, so that packages can depend on this one by version.
let testSettings = settings + [.unsafeFlags(["-Onone"])]

/// A library target, its dependencies named as targets of this package; each may use `Support`.
func library(_ name: String, _ dependencies: [Target.Dependency] = [], isSafe: Bool = false) -> Target {
    .target(
        name: name, dependencies: dependencies + ["Support"], swiftSettings: isSafe ? safeSettings : settings)
}

/// The tests of one target, with the shared test support.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies,
        path: "Tests/\(name)", swiftSettings: testSettings)
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
        .library(name: "Serialization", targets: ["Serialization"]),
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
        .target(name: "CArrays"),
        .target(name: "CTabular", dependencies: ["CArrays"]),
        .target(name: "CMPI"),
        .target(name: "CSamples", exclude: ["fashion-sample.zip", "house-sample.zip"]),

        .target(name: "Errors", swiftSettings: safeSettings),
        .target(
            name: "Support", dependencies: ["Errors", .target(name: "CCrypto", condition: .when(platforms: [.linux]))],
            swiftSettings: settings),
        library("Plots"),
        library("Compression", ["CZlib"]),
        library("Archives", ["CArchive", "Compression"]),
        library("DataHub", ["Archives", "CCurl", "CSamples", "Compression", "Errors", logging]),
        library("Arrays", ["CArrays", "CBLAS"]),
        library("Serialization", ["Archives", "Arrays", "Compression"]),
        library("Tabular", ["Archives", "Arrays", "CTabular", "Compression", "Errors"]),
        library("Datasets", ["Arrays", "DataHub", "Ranks", "Serialization", "Tabular"], isSafe: true),
        library("Autograd", ["Arrays"]),
        library("NN", ["Arrays", "Autograd", "Serialization"], isSafe: true),
        library("Optimizers", ["Arrays", "Autograd", "CArrays", "Serialization"]),
        library("Ranks", ["CMPI", "Errors"]),
        library("Training", ["Arrays", "Autograd", "NN", "Optimizers", "Ranks", "Serialization"], isSafe: true),
        library(
            "Classification", ["Arrays", "DataHub", "Datasets", "NN", "Optimizers", "Serialization", "Training"],
            isSafe: true),
        library(
            "Regression",
            [
                "Arrays", "Autograd", "DataHub", "Datasets", "NN", "Optimizers", "Plots", "Ranks", "Serialization",
                "Tabular", "Training",
            ], isSafe: true),
        library(
            "TabularKit",
            [
                "Arrays", "Autograd", "Classification", "DataHub", "Datasets", "Errors", "NN", "Optimizers", "Plots",
                "Ranks", "Regression", "Serialization", "Tabular", "Training",
            ], isSafe: true),
        // Shared by the programs: the console, exit codes, common options.
        library(
            "CommandSupport",
            ["Arrays", "DataHub", "NN", "Optimizers", "Plots", "Ranks", "Training", arguments, logging]),
        .executableTarget(
            name: "fashion-mnist",
            dependencies: [
                "Support",
                "Arrays", "Classification", "CommandSupport", "DataHub", "Datasets", "Plots", "Ranks",
                "Training", arguments, logging,
            ],
            swiftSettings: safeSettings),
        // The commands for tables, under the names of two programs.
        library(
            "TableCommands",
            [
                "Arrays", "CommandSupport", "DataHub", "Datasets", "Plots", "Ranks", "Regression", "Tabular",
                "Training", arguments, logging,
            ]),
        .executableTarget(
            name: "housing", dependencies: ["Arrays", "CommandSupport", "Datasets", "TableCommands", arguments],
            swiftSettings: safeSettings),
        .executableTarget(
            name: "tabularkit-program",
            dependencies: ["Arrays", "CommandSupport", "Datasets", "TableCommands", arguments],
            swiftSettings: safeSettings),
        // Prints the content of a file as JSON, for tests of hostile files: no product.
        .executableTarget(
            name: "conformance",
            dependencies: [
                "Support",
                "Archives", "Arrays", "CommandSupport", "Datasets", "Regression", "Serialization", "Tabular",
                arguments,
            ], swiftSettings: safeSettings),

        // The benchmarks, for the scripts in Benchmarks: no product.
        .executableTarget(
            name: "bench", dependencies: ["Ranks", "TabularKit"], path: "Benchmarks/Sources/bench",
            swiftSettings: settings),

        .target(
            name: "TestSupport", dependencies: ["Arrays", "Autograd"], path: "Tests/TestSupport",
            swiftSettings: testSettings),
        tests("Support"),
        tests("Plots"),
        tests("Compression"),
        tests("Archives"),
        tests("DataHub", ["Archives", "CCurl", logging]),
        tests("Arrays", ["Support"]),
        tests("Serialization", ["Arrays", "Compression"]),
        tests("Tabular", ["Arrays", "Compression"]),
        tests("Datasets", ["Arrays", "DataHub", "Serialization", "Tabular"]),
        tests("Autograd", ["Arrays", "NN"]),
        tests("NN", ["Arrays", "Autograd", "Serialization"]),
        tests("Optimizers", ["Arrays", "Autograd", "NN"]),
        tests("Ranks", ["fashion-mnist", "tabularkit-program"]),
        tests("Training", ["Arrays", "Autograd", "NN", "Optimizers", "Serialization", "Support"]),
        tests("Regression", ["Arrays", "Datasets", "NN", "Optimizers", "Tabular", "Training", "tabularkit-program"]),
        tests("Classification", ["Arrays", "DataHub", "Datasets", "NN", "Optimizers", "Serialization", "Training"]),
        tests("CommandSupport", ["DataHub"]),
        tests("fashion-mnist", ["Classification", "NN", "Training"]),
        tests(
            "housing",
            [
                "CommandSupport", "DataHub", "Datasets", "Optimizers", "Regression", "TableCommands", "Training",
                "tabularkit-program",
                arguments,
            ]),
        tests("conformance", ["housing"]),
    ],
    swiftLanguageModes: [.v6]
)

// A build for a sanitizer has only the tests that TABULARKIT_TESTS names, such as "Arrays Training", if it is set.
if let names = Context.environment["TABULARKIT_TESTS"]?.split(separator: " ") {
    package.targets.removeAll { target in target.type == .test && !names.contains { target.name == "\($0)Tests" } }
}
