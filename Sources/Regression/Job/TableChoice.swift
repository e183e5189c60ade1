import Datasets

/// The tables of a job: registered data, or files.
public enum TableChoice: Sendable, Hashable, CustomStringConvertible {
    /// House prices from the hub: the competition's, or the bundled sample.
    case dataset(HousePrices.Source)
    /// Files by their paths, as given; `-` is standard input.
    case files(training: String, test: String?)

    /// Whether they are files.
    public var areFiles: Bool { if case .files = self { true } else { false } }

    /// The name in reports: that of the dataset, or `files`.
    public var name: String {
        switch self {
        case .dataset(let source): source.rawValue
        case .files: "files"
        }
    }

    /// The name of the dataset, or the paths of the files.
    public var description: String { paths.isEmpty ? name : paths.joined(separator: ", ") }

    /// The paths of the files.
    public var paths: [String] {
        switch self {
        case .dataset: []
        case .files(let training, let test): [training] + (test.map { [$0] } ?? [])
        }
    }
}

extension TableChoice: Codable {
    private enum CodingKeys: CodingKey { case dataset, train, test }

    /// Reads `{"dataset": "sample"}` or `{"train": "a.csv", "test": "b.csv"}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let source = try container.decodeIfPresent(HousePrices.Source.self, forKey: .dataset) {
            self = .dataset(source)
        } else {
            self = .files(
                training: try container.decode(String.self, forKey: .train),
                test: try container.decodeIfPresent(String.self, forKey: .test))
        }
    }

    /// Writes the format of `init(from:)`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .dataset(let source): try container.encode(source, forKey: .dataset)
        case .files(let training, let test):
            try container.encode(training, forKey: .train)
            try container.encodeIfPresent(test, forKey: .test)
        }
    }
}
