// swift-tools-version: 6.2
import PackageDescription

/// What libFuzzer calls with bytes of its own making: a program for each format, and the product that reads it. Each builds
/// no more than the reader needs.
let products: KeyValuePairs = [
    "archive": "Serialization", "csv": "Tabular", "idx": "Serialization", "npy": "Serialization",
    "safetensors": "Serialization",
]

let package = Package(
    name: "Fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "TabularKit", path: "..")],
    targets: [.target(name: "Input")]
        + products.map { format, product in
            .executableTarget(
                name: "fuzz-\(format)",
                dependencies: ["Input", .product(name: product, package: "TabularKit")], path: "Sources/\(format)")
        },
    swiftLanguageModes: [.v6]
)
