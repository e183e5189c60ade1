// swift-tools-version: 6.2
import PackageDescription

/// What libFuzzer calls with bytes of its own making, a program for each format.
let formats = ["archive", "csv", "idx", "npy", "safetensors"]

let package = Package(
    name: "Fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "TabularKit", path: "..")],
    targets: [.target(name: "Input")]
        + formats.map { format in
            .executableTarget(
                name: "fuzz-\(format)",
                dependencies: ["Input", .product(name: "TabularKit", package: "TabularKit")], path: "Sources/\(format)")
        },
    swiftLanguageModes: [.v6]
)
