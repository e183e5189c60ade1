import Foundation
import TestSupport

/// A folder of one test's own in which it runs the program.
struct Bench {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Runs `fashion-mnist` with these arguments, and a cache in the folder; sends `signal` once the file of that name is
    /// there.
    func run(
        _ arguments: [String], environment: [String: String] = [:], signal: Int32? = nil, after delay: TimeInterval = 1,
        once file: String? = nil
    ) throws -> ProductRun {
        try ProductRun(
            "fashion-mnist", arguments + ["--cache-dir", "cache"], environment: environment, in: folder.url,
            signal: signal, after: delay, once: file.map { folder($0) })
    }

    /// Trains on the bundled sample, in steps of 20 images.
    func train(_ arguments: String..., environment: [String: String] = [:]) throws -> ProductRun {
        try run(["train", "--dataset", "sample", "--batch-size", "20"] + arguments, environment: environment)
    }

    /// The files of the folder, in order, but the cache's.
    func files() throws -> [String] { try folder.contents().filter { !$0.hasPrefix("cache") } }

    /// The content of a file of the folder.
    func content(_ path: String) throws -> Data { try Data(contentsOf: folder(path)) }
}

/// What `fashion-mnist train --format json` promises.
struct TrainDocument: Decodable {
    let dataset: String
    let parameters: Int
    let seed: UInt64
    let test_accuracy, seconds: Double
    let epochs: [Epoch]
    let network: Network
    let files: [File]

    struct Network: Decodable, Equatable {
        let hidden: [Int]
        let dropout: [Double]
        let activation, initializer: String
    }

    struct File: Decodable {
        let name, sha1: String
    }

    struct Epoch: Decodable {
        let epoch: Int
        let train_loss, train_accuracy, test_loss, test_accuracy, seconds: Double

        /// All that does not depend on the clock.
        var metrics: [Double] { [Double(epoch), train_loss, train_accuracy, test_loss, test_accuracy] }
    }

    init(_ run: ProductRun) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(run.output.utf8))
    }
}
