// Limits of training speed: matrix products and memory bandwidth.
import TabularKit

/// The shortest of three times, in seconds.
func seconds(_ body: () -> Void) -> Double {
    (0..<3).map { _ in ContinuousClock().measure(body) / .seconds(1) }.min() ?? .nan
}

/// A number with two decimals.
func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }

for size in [1024, 1025, 1026, 1028, 1032] {
    let a = NDArray<Float>(repeating: 1, shape: [size, size]), b = a
    let time = seconds { _ = a.matmul(b) }
    let operations = 2 * Double(size * size * size)
    print("product of \(size): \(rounded(time * 1e3)) ms, \(rounded(operations / time / 1e9)) GFLOP/s")
}

let source = NDArray<Float>(repeating: 1, shape: [64, 1 << 18]), rows = Array(0..<64)[...]
let bytes = Double(source.count * MemoryLayout<Float>.stride)
var target = NDArray<Float>(repeating: 0, shape: source.shape)
let copying = seconds { target.gather(rows: rows, of: source) }
print("copying memory: \(rounded(2 * bytes / copying / 1e9)) GB/s, read and written")
