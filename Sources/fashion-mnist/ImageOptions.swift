import ArgumentParser
import CommandSupport
import Datasets

/// Which images to learn from and to test with.
struct ImageOptions: ParsableArguments {
    @Option(
        help:
            "The data: zalando, the 60,000 and 10,000 images of Fashion-MNIST, or sample, 600 and 200 drawings without a network."
    )
    var dataset = FashionMNIST.Source.zalando

    /// Fetches and reads the images.
    func load(hub: HubOptions, output: OutputOptions) async throws -> FashionMNIST {
        try await hub.withHub(output, suggestion: HubOptions.sampleSuggestion) {
            try await FashionMNIST(dataset, from: $0)
        }
    }
}

extension FashionMNIST.Source: ExpressibleByArgument {}
