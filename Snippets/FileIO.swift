// Files: one array, a list, a dictionary, and the parameters of a model.
import Foundation
import TabularKit

let folder = URL.temporaryDirectory.appending(path: "tabularkit-\(UInt64.random(in: 0 ... .max))")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }

let x = NDArray<Float>([0, 1, 2, 3]), y = NDArray<Float>(repeating: 0, shape: [4])

try NPY.write(x, to: folder.appending(path: "x.npy"))
print("one array:", try NPY.read(folder.appending(path: "x.npy"), as: Float.self))

try NPZ.write(NamedArrays(numbering: [StoredArray(x), StoredArray(y)]), to: folder.appending(path: "list.npz"))
let list = try NPZ.read(folder.appending(path: "list.npz"))
for name in list.names { print("\(name):", try list[name, as: Float.self]) }

let dictionary: NamedArrays = ["x": StoredArray(x), "y": StoredArray(y)]
try SafetensorsFile(arrays: dictionary).write(to: folder.appending(path: "dictionary.safetensors"))
let back = try SafetensorsFile(contentsOf: folder.appending(path: "dictionary.safetensors")).arrays
print("a dictionary:", back, separator: "\n")
print("its x:", try back["x", as: Float.self])

func mlp() -> Sequential { Sequential(Linear(20, 256), ReLU(), Linear(256, 10)) }
let net = mlp(), clone = mlp()
try net.save(to: folder.appending(path: "mlp.safetensors"))
try clone.load(from: folder.appending(path: "mlp.safetensors"))
let input = Tensor.uniform(2, 20).value
/// The values to four decimals; further ones depend on the processor.
func rounded(_ x: NDArray<Float>) -> NDArray<Float> {
    NDArray(shape: x.shape, scalars: x.scalars.map { ($0 * 1e4).rounded() / 1e4 + 0 })
}

print("a model:", rounded(net(input)), separator: "\n")
print("its clone:", rounded(clone(input)), separator: "\n")
