import Arrays
import Autograd
import Foundation
import NN
import Optimizers
import Support
import Testing
import Training

/// The process's memory in bytes, as Linux counts it.
private func residentMemory() -> Int {
    let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ").dropFirst()
        .first
    return (pages.flatMap { Int($0) } ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
}

@Suite(.enabled(if: ArrayMemoryCounter.usesMemoryAgain, "A sanitizer keeps the memory that is given back."))
struct MemoryTests {
    /// In a process of its own, where nothing else takes memory.
    @Test func tenThousandStepsTakeNoMoreMemory() async {
        await #expect(processExitsWith: .success) {
            let net = Sequential(Linear(8, 16, seed: 1), ReLU(), Linear(16, 1, seed: 2))
            let optimizer = Adam(net.parameters, learningRate: 0.01)
            let x = Tensor.uniform(16, 8, seed: 3), y = Tensor.uniform(16, 1, seed: 4)
            func train(steps: Int) {
                for _ in 0..<steps {
                    optimizer.zeroGradients()
                    meanSquaredError(net(x), y).backward()
                    optimizer.step()
                }
            }
            train(steps: 1000)
            let before = residentMemory()
            train(steps: 10_000)
            let growth = residentMemory() - before
            require(before > 0 && growth < 1 << 20, "memory grew by \(growth) bytes")
        }
    }

    /// Batches of 15 and 16 rows: arrays of the same sizes come again and again. In a process of its own, where no other test
    /// has left the thread memory that has to give way first.
    @Test(arguments: [OptimizerSettings.Algorithm.sgd, .adam])
    func theStepsOfATrainerTakeNoMemoryForArrays(optimizer: OptimizerSettings.Algorithm) async {
        await #expect(processExitsWith: .success) { [optimizer] in
            let net = Sequential(Linear(8, 300, seed: 1), ReLU(), Dropout(0.5), Linear(300, 3, seed: 2))
            let training = ByteExamples(
                NDArray(repeating: 7, shape: [100, 8]), classes: NDArray((0..<100).map { UInt8($0 % 3) }))
            let settings = TrainingSettings(epochs: 6, learningRate: 0.01, batchSize: 16, optimizer: optimizer)
            var trainer = settings.trainer(loss: .crossEntropy(), examples: training.rows.count, seed: 3)
            trainer.metrics = [.accuracy]
            var blocks = [ArrayMemoryCounter.systemBlocks]
            let counting = AfterEpoch { _ in blocks.append(ArrayMemoryCounter.systemBlocks) }
            try trainer.fit(net, training, callbacks: [counting])
            require(blocks[0] < blocks[1] && blocks[2...].allSatisfy { $0 == blocks[2] }, "\(blocks)")
        }
    }

    /// An earlier job has left the thread as much memory as it keeps, in sizes that this one does not use.
    @Test func whatAnEarlierJobLeftGivesWay() {
        for width in [1 << 20, 3 << 18, 1 << 19] {
            let arrays = (0..<16).map { _ in NDArray<Float>(repeating: 0, shape: [width]) }
            #expect(arrays.count == 16)
        }
        func step() { _ = NDArray<Float>(repeating: 0, shape: [100_000]) + 1 }
        step()
        let before = ArrayMemoryCounter.systemBlocks
        for _ in 0..<100 { step() }
        #expect(ArrayMemoryCounter.systemBlocks == before)
    }

    @Test func graphsThatAreDroppedTakeNoMoreMemory() async {
        await #expect(processExitsWith: .success) {
            let x = Tensor(NDArray(repeating: 1, shape: [16]), requiresGradient: true)
            func build(_ count: Int) {
                for _ in 0..<count { _ = ((x * x + x) * 0.5).sum() }
            }
            build(1000)
            let before = residentMemory()
            build(10_000)
            let growth = residentMemory() - before
            require(before > 0 && growth < 1 << 20, "memory grew by \(growth) bytes")
        }
    }
}
