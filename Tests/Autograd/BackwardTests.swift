import Arrays
import Autograd
import Testing

@Suite struct BackwardTests {
    let x = Tensor(NDArray([1, 2, 3]), requiresGradient: true)

    @Test func gradientIsNilBeforeBackwardAndAddsUpAfterwards() {
        #expect(x.gradient == nil)
        (x * x).sum().backward()
        #expect(x.gradient?.scalars == [2, 4, 6])
        x.sum().backward()
        #expect(x.gradient?.scalars == [3, 5, 7])
    }

    @Test func updatesChangeTheValueWhereItIs() {
        let tensor = Tensor(NDArray(repeating: 1, shape: [1000]))
        var places = [UnsafeMutablePointer<Float>]()
        for _ in 0..<2 {
            tensor.update { value in
                value *= 2
                value.withUnsafeMutableElements { places.append($0) }
            }
        }
        #expect(places[0] == places[1] && tensor.value == NDArray(repeating: 4, shape: [1000]))
    }

    @Test func aTensorIsNotUsedWhileItIsChanged() async {
        let outcome = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let x: Tensor = [1, 2]
            x.update { $0 += x.value }
        }
        let message = String(decoding: outcome?.standardErrorContent ?? [], as: UTF8.self)
        #expect(message.contains("a tensor is neither read nor changed while `update` changes it"))
        await #expect(processExitsWith: .failure) {
            let x: Tensor = [1, 2]
            x.update { $0 *= Float(x.shape[0]) }
        }
        await #expect(processExitsWith: .failure) {
            let x: Tensor = [1, 2]
            x.update { _ in x.value = [3, 4] }
        }
    }

    @Test func theParametersThatGradientsReachAreListedOnce() {
        let a: Parameter = [1], b: Parameter = [2], frozen: Parameter = [3], unused: Parameter = [4]
        frozen.isTrainable = false
        let sum = (a * a + b * frozen + a.detached() + x).sum()
        let reached = Set(sum.reachedParameters.map { ObjectIdentifier($0) })
        #expect(reached == [ObjectIdentifier(a), ObjectIdentifier(b)] && sum.reachedParameters.count == 2)
        #expect((unused.detached() + 1).reachedParameters.isEmpty)
        #expect(withoutGradients { unused * 2 }.reachedParameters.isEmpty)
    }

    @Test func sharedPartsCountOncePerUse() {
        let square = x * x
        let cube = square * x
        (square + cube + square).sum().backward()
        #expect(x.gradient?.scalars == [7, 20, 39], "4 x + 3 x²")
    }

    @Test func followsOrdinaryControlFlow() {
        var y = x
        while y.value.sum() < 40 { y = y * 2 }
        y.sum().backward()
        #expect(x.gradient?.scalars == [8, 8, 8])
    }

    @Test func constantsGetNoGradient() {
        let constant: Tensor = [1, 1, 1]
        (x * constant).sum().backward()
        #expect(constant.gradient == nil)
        #expect(x.gradient?.scalars == [1, 1, 1])
    }

    @Test func detachedValuesAreConstants() {
        (x.detached() * x).sum().backward()
        #expect(x.gradient?.scalars == [1, 2, 3])
    }

    @Test func nothingIsRecordedWithoutGradients() {
        let product = withoutGradients { x * x }
        #expect(!product.requiresGradient)
        #expect((x * x).requiresGradient)
    }

    @Test func aSecondWalkOverAGraphStops() async {
        await #expect(processExitsWith: .failure) {
            let x = Tensor(NDArray([1, 2]), requiresGradient: true)
            let loss = (x * x).sum()
            loss.backward()
            loss.backward()
        }
    }

    @Test func chainsOfAMillionOperationsNeitherOverflowNorLeak() {
        weak var first: Tensor?
        for walks in [true, false] {
            do {
                let start = x + 0
                first = start
                var y = start
                for _ in 0..<1_000_000 { y = y + 1 }
                if walks { y.sum().backward() }
            }
            #expect(first == nil)
        }
        #expect(x.gradient?.scalars == [1, 1, 1])
    }
}
