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

    /// Fetches and reads the images, those of `usual` where no flag names others.
    func load(
        usual: FashionMNIST.Source? = nil, hub: HubOptions, messages: MessageOptions
    ) async throws -> FashionMNIST {
        try await hub.withHub(messages, suggestion: HubOptions.sampleSuggestion) {
            try await FashionMNIST(dataset ?? usual ?? .zalando, from: $0)
        }
    }
}

extension FashionMNIST.Source: ExpressibleByArgument {}
