// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target of this package. With `TABULARKIT_STRICT` set, warnings are errors.
let settings: [SwiftSetting] =
    [.enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility")]
    + (Context.environment["TABULARKIT_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// A library target, its dependencies named as targets of this package.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one target, with the shared test support.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies,
        path: "Tests/\(name)", swiftSettings: settings)
}

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "TabularKit",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "housing", targets: ["housing"]),
        .library(name: "TabularKit", targets: ["TabularKit"]),
        .library(name: "DataHub", targets: ["DataHub"]),
        .library(name: "Tabular", targets: ["Tabular"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
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
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(name: "CKernels"),
        .target(name: "CSamples", exclude: ["house-sample.zip"]),

        library("Arrays", ["CBLAS"]),
        library("Autograd", ["Arrays"]),
        library("NN", ["Autograd"]),
        library("Optimizers", ["NN", "CKernels"]),
        library("Training", ["Optimizers"]),
        library("Compression", ["CZlib"]),
        library("Tabular", ["Arrays", "Compression", "Files"]),
        library("Files"),
        library("Archives", ["Compression", "Files", "CArchive"]),
        library("DataHub", ["Archives", "Files", "CCurl", "CSamples", crypto, logging]),
        library("Datasets", ["DataHub", "Tabular"]),
        library("Regression", ["Datasets", "Training"]),
        library("TabularKit", ["Regression"]),
        .executableTarget(
            name: "housing", dependencies: ["Regression", arguments],
            swiftSettings: settings),

        .target(name: "TestSupport", dependencies: ["Autograd"], path: "Tests/TestSupport", swiftSettings: settings),
        tests("Arrays"),
        tests("Autograd"),
        tests("Optimizers", ["NN"]),
        tests("NN"),
        tests("Training"),
        tests("Compression"),
        tests("Tabular", ["Arrays", "Compression", crypto]),
        tests("Archives"),
        tests("DataHub", [crypto, logging, "CCurl"]),
        tests("Datasets", ["DataHub", "Tabular"]),
        tests("Regression", ["Arrays", "Tabular"]),
        tests("housing", ["DataHub", "Archives", arguments]),
    ],
    swiftLanguageModes: [.v6]
)
