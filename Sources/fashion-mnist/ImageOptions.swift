import ArgumentParser
import CommandSupport
import Datasets

/// Which images to learn from and to test with.
struct ImageOptions: ParsableArguments {
    @Option(
        help:
            "The data: zalando, the 60,000 and 10,000 images of Fashion-MNIST, or sample, 600 and 200 drawings without a network. (default: zalando)"
    )
    var dataset: FashionMNIST.Source?
}

extension FashionMNIST {
    /// Fetches and reads images by a command's options.
    init(_ source: Source, _ hub: HubOptions, _ messages: MessageOptions) async throws {
        self = try await hub.withHub(messages, suggestion: HubOptions.sampleSuggestion) {
            try await FashionMNIST(source, from: $0)
        }
    }
}

extension FashionMNIST.Source: ExpressibleByArgument {}
