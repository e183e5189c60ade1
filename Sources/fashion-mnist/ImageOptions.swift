import ArgumentParser
import CommandSupport
import Datasets

/// The images to train on and to test with.
struct ImageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Fashion-MNIST, or a bundled sample of drawings. (default: zalando)", valueName: "name"))
    var dataset: FashionMNIST.Source?
}

extension FashionMNIST {
    /// Fetches and reads images by a command's options.
    init(_ source: Source, _ hub: HubOptions, _ messages: MessageOptions) async throws {
        self = try await hub.withHub(messages, advice: HubOptions.sampleAdvice) {
            try await FashionMNIST(source, from: $0)
        }
    }
}

extension FashionMNIST.Source: ExpressibleByArgument {}
