import Arrays
import NN
import Optimizers
import Serialization
import Support

/// The state of a training run after an epoch, from which it resumes to the same numbers.
///
/// ```swift
/// try trainer.fit(model, training, callbacks: [CheckpointFolder(folder)])
/// let last = try Checkpoint(contentsOf: folder.appending(path: "last.safetensors"))
/// try trainer.fit(model, training, from: last)
/// ```
///
/// Its file is a safetensors file: parameters as `model.NAME`, the optimizer's state as `optimizer.NAME`, settings and
/// history as JSON in the metadata.
public struct Checkpoint: Sendable, CustomStringConvertible {
    /// The parameters by their names in the model.
    public let model: NamedArrays
    /// The optimizer's state.
    public let optimizer: NamedArrays
    /// The epochs so far.
    public let history: History
    /// The settings that the numbers depend on, as text.
    let settings: [String: String]

    /// Takes the state of a run; to be called after an epoch.
    public init(_ run: TrainingRun) throws(SerializationError) {
        model = try run.model.state
        optimizer = try run.optimizer.state
        history = run.history
        settings = run.checkpointSettings(after: run.epoch)
    }

    /// The numbers of epochs and parameters: `Checkpoint after 3 epochs of 203530 parameters`.
    public var description: String {
        let count = model.reduce(0) { $0 + $1.array.shape.elementCount }
        return "Checkpoint after \(history.epochs.count) epochs of \(count) parameters"
    }

    /// Reads a file of `write(to:)`; throws a `SerializationError` if it cannot be read, a `TrainingError` for another
    /// kind of file.
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

    /// Writes the file atomically; an older one is replaced.
    public func write(to url: URL) throws {
        var arrays = NamedArrays()
        for (name, array) in model { try arrays.append(array, as: "model." + name) }
        for (name, array) in optimizer { try arrays.append(array, as: "optimizer." + name) }
        let metadata = [
            "settings": String(decoding: try JSONEncoder.sorted().encode(settings), as: UTF8.self),
            "history": String(decoding: try history.jsonLines, as: UTF8.self),
        ]
        try SafetensorsFile(arrays: arrays, metadata: metadata).write(to: url)
    }

    /// Restores the state of `run`; throws if its settings, model or optimizer differ.
    func restore(_ run: TrainingRun) throws {
        let settings = run.checkpointSettings(after: history.epochs.count)
        let differences = settings.filter { $1 != self.settings[$0] }.keys.sorted().map {
            "\($0) is \(settings[$0] ?? "none") here and \(self.settings[$0] ?? "none") there"
        }
        guard differences.isEmpty else { throw TrainingError.otherSettings(differences) }
        guard try optimizer.shapes == run.optimizer.state.shapes else {
            throw TrainingError.otherSettings(["the optimizer has another state"])
        }
        // The optimizer is the run's own: if one of the two is refused, the model stays as it was.
        try run.optimizer.load(optimizer)
        try run.model.load(model)
        run.history = history
    }
}

extension NamedArrays {
    fileprivate var shapes: Set<String> { Set(map { "\($0.name) \($0.array.shape)" }) }

    /// The arrays whose names begin with `prefix`, without it.
    fileprivate func withoutPrefix(_ prefix: String) throws(SerializationError) -> NamedArrays {
        try NamedArrays(
            filter { $0.name.hasPrefix(prefix) }.map { (String($0.name.dropFirst(prefix.count)), $0.array) })
    }
}

extension TrainingRun {
    /// The settings that the numbers up to an epoch depend on; a resumed run may have more epochs.
    fileprivate func checkpointSettings(after epoch: Int) -> [String: String] {
        [
            "batch size": "\(trainer.batchSize)" + (trainer.shards > 1 ? " in \(trainer.shards) shards" : ""),
            "loss": trainer.loss.name, "optimizer": trainer.optimizer.name,
            "seed": "\(trainer.seed.value)", "number of examples": "\(exampleCount)",
            "gradient norm limit": trainer.gradientNormLimit.map { "\($0)" } ?? "none",
            "schedule unit": "\(trainer.scheduleUnit)", "schedule so far": scheduleSoFar(epoch),
            "parameter groups": parameterGroups,
        ]
    }

    /// The factors of the learning rate in the first and last epoch and some between: a schedule is a function, which
    /// may differ later.
    private func scheduleSoFar(_ epoch: Int) -> String {
        guard epoch > 0 else { return "" }
        let epochs = sequence(first: 1) { $0 * 2 }.prefix { $0 < epoch } + [0, epoch - 1]
        return Set(epochs).sorted().map { "\(trainer.learningRateFactor(self, epoch: $0))" }.joined(separator: " ")
    }

    /// The settings and the names of each group of parameters; without names for one group of all.
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
