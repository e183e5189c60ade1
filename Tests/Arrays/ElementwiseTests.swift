import Arrays
import Testing

@Suite struct ElementwiseTests {
    let x = NDArray<Float>([1, 2, .nan])
    let y = NDArray<Float>([2, 2, 2])

    @Test func comparesToOneAndZero() {
        #expect((x .> y).scalars == [0, 0, 0])
        #expect((x .>= y).scalars == [0, 1, 0])
        #expect((x .< y).scalars == [1, 0, 0])
        #expect((x .<= y).scalars == [1, 1, 0])
        #expect((x .== y).scalars == [0, 1, 0])
        #expect((x .!= y).scalars == [1, 0, 1])
    }

    @Test func comparesWithAScalarAsWithAnArray() {
        #expect((x .> 2) == (x .> y))
        #expect((x .>= 2) == (x .>= y))
        #expect((x .< 2) == (x .< y))
        #expect((x .<= 2) == (x .<= y))
        #expect((x .== 2) == (x .== y))
        #expect((x .!= 2) == (x .!= y))
    }

    @Test func theLargerAndTheSmallerKeepNaN() {
        for results in [maximum(x, y), maximum(y, x), maximum(x, 2)] {
            #expect(Array(results.scalars.prefix(2)) == [2, 2])
            #expect(results[2].isNaN)
        }
        for results in [minimum(x, y), minimum(y, x), minimum(x, 2)] {
            #expect(Array(results.scalars.prefix(2)) == [1, 2])
            #expect(results[2].isNaN)
        }
    }

    @Test func changesInPlace() {
        var matrix = NDArray<Float>([[2, 4], [6, 8]])
        matrix += NDArray([1, 2])
        #expect(matrix.scalars == [3, 6, 7, 10])
        matrix -= NDArray([1, 2])
        matrix *= NDArray([[1], [0.5]])
        #expect(matrix.scalars == [2, 4, 3, 4])
        matrix /= NDArray([2, 4])
        #expect(matrix.scalars == [1, 1, 1.5, 1])
        matrix += 1
        matrix *= 2
        matrix -= 1
        matrix /= 0.5
        #expect(matrix.scalars == [6, 6, 8, 6])
    }

    @Test func scalarsStandOnTheLeftToo() {
        #expect((2 + y).scalars == [4, 4, 4])
        #expect((1 - y).scalars == [-1, -1, -1])
        #expect((3 * y).scalars == [6, 6, 6])
        #expect((1 / y).scalars == [0.5, 0.5, 0.5])
    }

    @Test func inPlaceTheLeftShapeStays() async {
        await #expect(processExitsWith: .failure) {
            var vector = NDArray<Float>([1, 2])
            vector += NDArray<Float>([[1, 2], [3, 4]])
        }
    }
}
