import Arrays
import Autograd
import TestSupport
import Testing

/// Coded features give what dense ones give.
@Suite struct CodedFeaturesTests {
    /// 40 rows of `numbers` numbers and two columns of four and three categories, some rows without one.
    private func matrix(numbers: Int) -> CodedMatrix {
        var stream = RandomStream(seed: 1)
        let codes = (0..<40).flatMap { _ in
            [stream.integer(below: 5), stream.integer(below: 4) + 4].map { code in
                Int32([4, 7].contains(code) ? -1 : numbers + (code > 4 ? code - 1 : code))
            }
        }
        return CodedMatrix(
            numbers: .uniform([40, numbers], from: -1, to: 1, using: &stream),
            codes: NDArray(shape: [40, 2], scalars: codes), width: numbers + 7)
    }

    private func weight(_ outputs: Int, _ width: Int) -> NDArray<Float> {
        var stream = RandomStream(seed: 2)
        return .uniform([outputs, width], from: -1, to: 1, using: &stream)
    }

    @Test func isDenseWhereItIsAskedFor() {
        let coded = CodedMatrix(
            numbers: NDArray([[0.5, 2], [1, -1]]), codes: NDArray([[3, 5], [2, -1]]), width: 7)
        let dense = NDArray<Float>([[0.5, 2, 0, 1, 0, 1, 0], [1, -1, 1, 0, 0, 0, 0]])
        #expect(coded.dense() == dense)
        let tensor = Tensor(CodedBatch(coded, rows: [1, 0, 1]))
        #expect(tensor.shape == [3, 7] && tensor.value == dense[rows: [1, 0, 1]])
        #expect((tensor * 2).sum().item == 2 * dense[rows: [1, 0, 1]].sum())
    }

    @Test(arguments: [1, 2]) func aCodeThatARowHasTwiceCountsTwice(outputs: Int) {
        let coded = CodedMatrix(numbers: NDArray([[0.5], [1]]), codes: NDArray([[2, 2], [-1, 1]]), width: 3)
        let dense = NDArray<Float>([[0.5, 0, 2], [1, 1, 0]])
        #expect(coded.dense() == dense)
        let (weight, bias) = (Tensor(weight(outputs, 3)), Tensor(NDArray(repeating: 0, shape: [outputs])))
        let products = [Tensor(CodedBatch(coded)), Tensor(dense)].map { linear($0, weight: weight, bias: bias).value }
        #expect((products[0] - products[1]).abs().scalars.allSatisfy { $0 <= 1e-6 })
    }

    /// The memory that the sums are written to held something else before.
    @Test(arguments: [1, 5], [0, 2]) func withoutFeaturesALayerGivesItsBias(outputs: Int, columns: Int) {
        let coded = CodedMatrix(
            numbers: NDArray(repeating: 0, shape: [3, 0]), codes: NDArray(repeating: -1, shape: Shape(3, columns)),
            width: 0)
        let bias = NDArray<Float>((0..<outputs).map { Float($0) + 0.5 })
        let weight = Tensor(NDArray(repeating: 0, shape: Shape(outputs, 0)))
        for noise: Float in [7, 8] {
            do { _ = NDArray(repeating: noise, shape: Shape(3, outputs)) }
            let sums = linear(Tensor(CodedBatch(coded)), weight: weight, bias: Tensor(bias)).value
            #expect(sums == bias.broadcast(to: Shape(3, outputs)))
        }
    }

    @Test(arguments: [0, 3], [(1, true), (5, true), (1, false), (5, false)])
    func layersGiveTheSameNumbers(numbers: Int, layer: (outputs: Int, hasBias: Bool)) {
        let matrix = matrix(numbers: numbers), rows = [7, 0, 39, 7, 12], outputs = layer.outputs
        func results(_ input: Tensor) -> [NDArray<Float>] {
            let weight = Tensor(weight(outputs, matrix.width), requiresGradient: true)
            let numbers = NDArray<Float>((0..<outputs).map { Float($0) * 0.25 - 0.5 })
            let bias = layer.hasBias ? Tensor(numbers, requiresGradient: true) : nil
            let output = linear(input, weight: weight, bias: bias)
            (output * output).sum().backward()
            return [output.value] + [weight, bias].compactMap { $0?.gradient }
        }
        let coded = results(Tensor(CodedBatch(matrix, rows: rows)))
        let dense = results(Tensor(matrix.dense()[rows: rows]))
        #expect(coded.count == (layer.hasBias ? 3 : 2) && dense.count == coded.count)
        for (coded, dense) in zip(coded, dense) {
            #expect(coded.shape == dense.shape)
            #expect((coded - dense).abs().scalars.allSatisfy { $0 <= 2e-6 })
        }
    }

    @Test func gradientsAreThoseOfFiniteDifferences() {
        let batch = CodedBatch(matrix(numbers: 2))
        #expect(
            gradientMismatches([weight(3, 9), NDArray([0.5, 0, -0.5])]) { inputs in
                linear(Tensor(batch), weight: inputs[0], bias: inputs[1])
            } == [])
    }

    @Test func codesOutsideOfTheFeaturesStopTheProgram() async {
        await #expect(processExitsWith: .failure) {
            _ = CodedMatrix(numbers: NDArray([[1]]), codes: NDArray([[4]]), width: 4)
        }
        await #expect(processExitsWith: .failure) {
            _ = CodedMatrix(numbers: NDArray([[1]]), codes: NDArray([[-2]]), width: 4)
        }
        await #expect(processExitsWith: .failure) {
            _ = CodedMatrix(numbers: NDArray([[1, 2]]), codes: NDArray([[-1, 2, 1]]), width: 4)
        }
        await #expect(processExitsWith: .failure) {
            let matrix = CodedMatrix(numbers: NDArray([[1]]), codes: NDArray([[1]]), width: 4)
            _ = CodedBatch(matrix, rows: [1])
        }
    }
}
