// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "TabularKit", path: "..")],
    targets: [
        .executableTarget(name: "bench", dependencies: [.product(name: "TabularKit", package: "TabularKit")])
    ],
    swiftLanguageModes: [.v6]
)
