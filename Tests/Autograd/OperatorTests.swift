import Arrays
import Autograd
import Testing

@Suite struct OperatorTests {
    private let x = Tensor(NDArray([1, 2, 3]), requiresGradient: true)

    @Test func assignmentLeavesOtherHoldersAlone() {
        var y = x
        y += 1
        y *= 6
        y -= x
        y *= 0.5
        #expect(x.value.scalars == [1, 2, 3])
        #expect(y.value.scalars == [5.5, 8, 10.5])
        y.sum().backward()
        #expect(x.gradient?.scalars == [2.5, 2.5, 2.5])
    }

    @Test func assignmentTakesTensors() {
        var y = x
        y += x
        y *= x
        y /= x
        y -= [1, 1, 1]
        y -= 1
        y /= 2
        #expect(y.value.scalars == [0, 1, 2])
    }

    @Test func theLoopOnTheNormOfTheBook() {
        var y = x
        while y.norm().item > 1 { y /= 2 }
        #expect(y.value.scalars == [0.25, 0.5, 0.75])
        y.sum().backward()
        #expect(x.gradient?.scalars == [0.25, 0.25, 0.25])
    }

    @Test func comparisonsAreConstants() {
        #expect((x .> 1.5).value.scalars == [0, 1, 1])
        #expect((x .<= Tensor([1, 1, 3])).value.scalars == [1, 0, 1])
        #expect(maximum(x, 1.5).value.scalars == [1.5, 2, 3])
        #expect(!(x .== 2).requiresGradient)
        (x * (x .>= 2)).sum().backward()
        #expect(x.gradient?.scalars == [0, 1, 1])
    }

    @Test func aRowChosenTwiceAddsUpItsGradients() {
        let table = Tensor([[1, 2], [3, 4], [5, 6]], requiresGradient: true)
        let chosen = table[rows: [1, 1, 0]]
        #expect(chosen.value == NDArray([[3, 4], [3, 4], [1, 2]]))
        chosen.sum().backward()
        #expect(table.gradient == NDArray([[1, 1], [2, 2], [0, 0]]))
    }

    @Test func joinsManyTensors() {
        let tensors = (0..<9).map { Tensor(NDArray([Float($0)]), requiresGradient: true) }
        let joined = concatenate(tensors)
        #expect(joined.value.scalars.elementsEqual((0..<9).map { Float($0) }))
        (joined * joined).sum().backward()
        #expect(tensors.map { $0.gradient?.item } == (0..<9).map { Float(2 * $0) })
    }

    @Test func concatenatingShapesThatDoNotFitStops() async {
        await #expect(processExitsWith: .failure) { _ = concatenate([Tensor([1]), Tensor([[1, 2]])]) }
        await #expect(processExitsWith: .failure) { _ = Tensor([1, 2]).sum(along: 1) }
    }
}
