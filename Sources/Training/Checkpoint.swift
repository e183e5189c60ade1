import Arrays
import Files
import NN
import Optimizers
import Platform
import Serialization

/// Where a training run had come to after an epoch: all that it needs to go on to the same numbers.
///
/// ```swift
/// try trainer.fit(model, training, callbacks: [CheckpointFolder(folder)])
/// let last = try Checkpoint(contentsOf: folder.appending(path: "last.safetensors"))
/// try trainer.fit(model, training, from: last)
/// ```
///
/// In a file it is one safetensors file: the model's parameters under `model.` and their names, what the optimizer
/// remembers under `optimizer.`, and the settings and the history as JSON in its metadata.
public struct Checkpoint: Sendable {
    /// The parameters by their names in the model.
    public let model: NamedArrays
    /// What the optimizer remembers.
    public let optimizer: NamedArrays
    /// The epochs so far.
    public let history: History
    /// The settings that the numbers depend on, as text.
    let settings: [String: String]

    /// What the run has come to; to be taken after an epoch.
    public init(_ run: TrainingRun) throws(SerializationError) {
        model = try run.model.state
        optimizer = try run.optimizer.state
        history = run.history
        settings = run.checkpointSettings(after: run.epoch)
    }

    /// Reads a file that `write(to:)` made.
    ///
    /// Throws a `SerializationError` if it cannot be read, and a `TrainingError` if it is another kind of file.
    public init(contentsOf url: URL) throws {
        let file = try SafetensorsFile(contentsOf: url)
        guard let settings = file.metadata["settings"], let history = file.metadata["history"] else {
            throw TrainingError.noCheckpoint(file: url.givenPath)
        }
        model = try file.arrays.withoutPrefix("model.")
        optimizer = try file.arrays.withoutPrefix("optimizer.")
        do {
            self.settings = try JSONDecoder().decode([String: String].self, from: Data(settings.utf8))
            self.history = try History(jsonLines: Data(history.utf8))
        } catch {
            throw TrainingError.noCheckpoint(file: url.givenPath)
        }
    }

    /// Writes the file, whole or not at all; an older one is replaced.
    public func write(to url: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        var arrays = NamedArrays()
        for (name, array) in model { try arrays.append(array, as: "model." + name) }
        for (name, array) in optimizer { try arrays.append(array, as: "optimizer." + name) }
        let metadata = [
            "settings": String(decoding: try encoder.encode(settings), as: UTF8.self),
            "history": String(decoding: try history.jsonLines, as: UTF8.self),
        ]
        try SafetensorsFile(arrays: arrays, metadata: metadata).write(to: url)
    }

    /// Puts `run` to where this was taken; throws if its settings, model or optimizer are others.
    func restore(_ run: TrainingRun) throws {
        let settings = run.checkpointSettings(after: history.epochs.count)
        let differences = settings.filter { $1 != self.settings[$0] }.keys.sorted().map {
            "\($0) is \(settings[$0] ?? "none") here and \(self.settings[$0] ?? "none") there"
        }
        guard differences.isEmpty else { throw TrainingError.otherSettings(differences) }
        guard try optimizer.shapes == run.optimizer.state.shapes else {
            throw TrainingError.otherSettings(["the optimizer remembers other things"])
        }
        // The optimizer is the run's own: if one of the two is refused, the model stays as it was.
        try run.optimizer.load(optimizer)
        try run.model.load(model)
        run.history = history
    }
}

extension NamedArrays {
    /// The name and shape of each array.
    fileprivate var shapes: Set<String> { Set(map { "\($0.name) \($0.array.shape)" }) }

    /// The arrays whose names begin with `prefix`, without it.
    fileprivate func withoutPrefix(_ prefix: String) throws(SerializationError) -> NamedArrays {
        try NamedArrays(
            filter { $0.name.hasPrefix(prefix) }.map { (String($0.name.dropFirst(prefix.count)), $0.array) })
    }
}

extension TrainingRun {
    /// The settings that the numbers of so many epochs depend on; that of all epochs a resumed run may raise.
    fileprivate func checkpointSettings(after epoch: Int) -> [String: String] {
        [
            "batch size": "\(trainer.batchSize)", "loss": trainer.loss.name, "optimizer": trainer.optimizer.name,
            "seed": "\(trainer.seed.value)", "number of examples": "\(exampleCount)",
            "gradient norm limit": trainer.gradientNormLimit.map { "\($0)" } ?? "none",
            "schedule unit": "\(trainer.scheduleUnit)", "schedule so far": scheduleSoFar(epoch),
            "parameter groups": parameterGroups,
        ]
    }

    /// The factors of the learning rate at the first and the last epoch that is done and at some between them: a schedule is a
    /// function, and what it does later is free.
    private func scheduleSoFar(_ epoch: Int) -> String {
        guard epoch > 0 else { return "" }
        let epochs = sequence(first: 1) { $0 * 2 }.prefix { $0 < epoch } + [0, epoch - 1]
        return Set(epochs).sorted().map { "\(trainer.learningRateFactor(self, epoch: $0))" }.joined(separator: " ")
    }

    /// The settings of each group of parameters and the names of these; for one group with the optimizer's settings only that.
    private var parameterGroups: String {
        let groups = trainer.parameterGroups(model)
        let names = Dictionary(model.namedParameters.map { (ObjectIdentifier($0.parameter), $0.name) }) { first, _ in
            first
        }
        let texts = groups.map { group in
            let decay = group.weightDecay.map { "weight decay \($0)" } ?? "the optimizer's weight decay"
            return "\(decay), rate times \(group.learningRateFactor), threshold \(group.softThreshold)"
        }
        if texts.count == 1, groups[0].parameters.count == names.count { return texts[0] }
        return zip(groups, texts).map { group, text in
            "\(text) for \(group.parameters.map { names[ObjectIdentifier($0)] ?? "another" }.joined(separator: " "))"
        }.joined(separator: "; ")
    }
}
