import Arrays
import Autograd
import NN
import Optimizers
import Ranks

/// A batch in shards, which the ranks of an MPI job share.
///
/// The gradients of the shards are added in a binary tree that their number decides: on each rank those of its own
/// shards, which are neighbors, and then those of the ranks.
struct ShardedBatch {
    private let run: TrainingRun
    private let source: any ExampleSource
    private let rows: ArraySlice<Int>

    init(_ run: TrainingRun, _ source: any ExampleSource, _ rows: ArraySlice<Int>) {
        (self.run, self.source, self.rows) = (run, source, rows)
    }

    /// Sets the gradients of the batch, and returns them with the loss and the sums of the metrics.
    func propagated(using batch: inout Batch) throws -> ShardSums {
        let ranks = Ranks.current, count = run.trainer.shards / ranks.count
        var sums = sums(over: ranks.index * count..<(ranks.index + 1) * count, &batch)
        if ranks.count > 1 {
            sums.write(to: &run.sharedNumbers, shapes)
            try ranks.sum(&run.sharedNumbers)
            sums = ShardSums(numbers: run.sharedNumbers, shapes, metrics: sums.metrics.count)
        }
        for (parameter, gradient) in zip(run.optimizer.parameters, sums.gradients) { parameter.gradient = gradient }
        return sums
    }

    private var shapes: [Shape] { run.optimizer.parameters.map(\.shape) }

    private func sums(over shards: Range<Int>, _ batch: inout Batch) -> ShardSums {
        guard shards.count > 1 else { return sums(of: shards.lowerBound, &batch) }
        let middle = shards.lowerBound + shards.count / 2
        var sums = sums(over: shards.lowerBound..<middle, &batch)
        sums += self.sums(over: middle..<shards.upperBound, &batch)
        return sums
    }

    /// The sums of one shard, with a seed of its own.
    private func sums(of shard: Int, _ batch: inout Batch) -> ShardSums {
        let trainer = run.trainer, parameters = run.optimizer.parameters
        let rows = part(shard, of: trainer.shards, in: rows)
        guard !rows.isEmpty else { return ShardSums(parameters: parameters.count, metrics: trainer.metrics.count) }
        run.optimizer.zeroGradients()
        source.fill(&batch, rows: rows)
        let weight = trainer.loss.reduction == .sum ? 1 : Float(rows.count) / Float(self.rows.count)
        let seed = trainer.seed.derived(.dropout, run.epoch + 1).derived(.shard, run.step * trainer.shards + shard)
        let (loss, outputs) = withRandomSeed(seed) { [batch] in run.propagate(batch, weight: weight) }
        return ShardSums(
            gradients: parameters.map(\.gradient), loss: loss,
            metrics: trainer.metrics.map { Float($0.sum(outputs, batch.targets)) })
    }
}

/// Sums over shards.
struct ShardSums {
    /// The gradient of each parameter; nil for one that no shard uses.
    private(set) var gradients: [NDArray<Float>?]
    private(set) var loss: Float
    private(set) var metrics: [Float]

    fileprivate init(gradients: [NDArray<Float>?], loss: Float, metrics: [Float]) {
        (self.gradients, self.loss, self.metrics) = (gradients, loss, metrics)
    }

    /// The sums over no shard.
    fileprivate init(parameters: Int, metrics: Int) {
        self.init(
            gradients: Array(repeating: nil, count: parameters), loss: 0, metrics: Array(repeating: 0, count: metrics))
    }

    fileprivate static func += (sums: inout ShardSums, others: ShardSums) {
        for (index, other) in others.gradients.enumerated() {
            guard let other else { continue }
            if var sum = sums.gradients[index].take() {
                sum += other
                sums.gradients[index] = sum
            } else {
                sums.gradients[index] = other
            }
        }
        sums.loss += others.loss
        for (index, other) in others.metrics.enumerated() { sums.metrics[index] += other }
    }

    /// Writes the sums to one array: the loss, the metrics, for each parameter whether it has a gradient, and the
    /// gradients.
    fileprivate func write(to numbers: inout [Float], _ shapes: [Shape]) {
        numbers.removeAll(keepingCapacity: true)
        numbers += [loss] + metrics + gradients.map { $0 == nil ? 0 : 1 }
        for (gradient, shape) in zip(gradients, shapes) {
            // The one number that changes no other, added to it.
            numbers.append(contentsOf: (gradient ?? NDArray(repeating: -0.0, shape: shape)).scalars)
        }
    }

    /// Reads such an array.
    fileprivate init(numbers: [Float], _ shapes: [Shape], metrics: Int) {
        let flags = numbers[(1 + metrics)...].prefix(shapes.count)
        var start = 1 + metrics + shapes.count
        var gradients: [NDArray<Float>?] = []
        for (flag, shape) in zip(flags, shapes) {
            let end = start + shape.elementCount
            gradients.append(flag > 0 ? NDArray(shape: shape, scalars: numbers[start..<end]) : nil)
            start = end
        }
        self.init(gradients: gradients, loss: numbers[0], metrics: Array(numbers[1..<(1 + metrics)]))
    }
}
