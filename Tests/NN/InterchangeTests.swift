import Arrays
import Autograd
import Foundation
import NN
import Serialization
import TestSupport
import Testing

/// A model saved here, read by PyTorch itself: by the Python that `TABULARKIT_PYTHON` names.
@Suite(.enabled(if: python != nil, "TABULARKIT_PYTHON names no Python with torch and safetensors"))
struct InterchangeTests {
    /// Loads the state, which must fit exactly, and computes the outputs of the inputs beside it.
    private static let script = """
        import sys
        from safetensors.torch import load_file, load_model, save_file
        from torch import nn

        folder, kind = sys.argv[1:]
        if kind == "plain":
            net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Sequential(nn.Linear(8, 5), nn.Tanh()), nn.Linear(5, 2))
            net.load_state_dict(load_file(f"{folder}/net.safetensors"), strict=True)
        elif kind == "without bias":
            net = nn.Sequential(nn.Linear(4, 8, bias=False), nn.ReLU(), nn.Linear(8, 2, bias=False))
            net.load_state_dict(load_file(f"{folder}/net.safetensors"), strict=True)
        else:
            shared = nn.Linear(8, 8)
            net = nn.Sequential(nn.Linear(4, 8), shared, nn.ReLU(), shared, nn.Linear(8, 2))
            load_model(net, f"{folder}/net.safetensors", strict=True)
        outputs = net(load_file(f"{folder}/inputs.safetensors")["inputs"]).detach()
        save_file({"outputs": outputs}, f"{folder}/outputs.safetensors")
        """

    @Test func pyTorchLoadsASavedModelAndComputesTheSame() throws {
        try expectSameOutputs(
            of: Sequential(Linear(4, 8), ReLU(), Sequential(Linear(8, 5), Tanh()), Linear(5, 2)), "plain")
    }

    @Test func layersWithoutABiasHaveNoneInPyTorchEither() throws {
        try expectSameOutputs(
            of: Sequential(Linear(4, 8, hasBias: false), ReLU(), Linear(8, 2, hasBias: false)), "without bias")
    }

    /// PyTorch's own state dictionary names a shared tensor twice; safetensors stores it once, as is done here.
    @Test func tiedLayersAreLoadedAsSafetensorsStoresThem() throws {
        let shared = Linear(8, 8)
        try expectSameOutputs(of: Sequential(Linear(4, 8), shared, ReLU(), shared, Linear(8, 2)), "tied")
    }

    private func expectSameOutputs(of net: Sequential, _ kind: String) throws {
        try withTemporaryFolder { folder in
            let inputs = Tensor.normal(16, 4).value
            try net.save(to: folder.appending(path: "net.safetensors"))
            try SafetensorsFile(arrays: ["inputs": StoredArray(inputs)])
                .write(to: folder.appending(path: "inputs.safetensors"))
            let run = try ProductRun(
                program: URL(filePath: try #require(python)), ["-c", Self.script, folder.path, kind])
            try #require(run.status == 0, "\(run.messages)")
            let file = try SafetensorsFile(contentsOf: folder.appending(path: "outputs.safetensors"))
            let outputs = try file.arrays["outputs", as: Float.self]
            #expect(outputs.shape == [16, 2])
            #expect((outputs - net(inputs)).abs().scalars.allSatisfy { $0 <= 1e-6 })
        }
    }
}

private let python = ProcessInfo.processInfo.environment["TABULARKIT_PYTHON"]
