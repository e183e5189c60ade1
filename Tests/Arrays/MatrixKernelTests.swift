import Arrays
import Foundation
import Support
import Testing

@Suite struct MatrixKernelTests {
    @Test(arguments: [
        ("Prescott", 128, []), ("Prescott", 256, ["Haswell"]), ("Prescott", 512, ["SkylakeX", "Haswell"]),
        ("Nehalem", 256, ["Haswell"]), ("Sandybridge", 256, ["Haswell"]), ("Sandybridge", 128, []),
        ("Haswell", 256, []), ("Zen", 256, []), ("Haswell", 512, ["SkylakeX"]), ("Zen", 512, ["SkylakeX"]),
        ("SkylakeX", 512, []), ("SkylakeX", 256, []), ("Cooperlake", 512, []), ("SapphireRapids", 512, []),
        ("armv8", 128, []), ("a kernel of tomorrow", 512, []),
    ])
    func fasterKernelsSuitTheProcessor(kernel: String, bits: Int, expected: [String]) {
        #expect(MatrixKernel.faster(than: kernel, vectorBits: bits) == expected)
    }

    @Test func onlyAnOldKernelIsWarnedAbout() throws {
        let warning = try #require(MatrixKernel.warning(about: "Prescott", vectorBits: 512))
        #expect(warning.contains("Prescott") && warning.contains("OPENBLAS_CORETYPE=Haswell"))
        #expect(MatrixKernel.warning(about: "Prescott", vectorBits: 128) == nil)
        #expect(MatrixKernel.warning(about: "Haswell", vectorBits: 512) == nil)
    }

    #if arch(x86_64) && !canImport(Darwin)
        /// In processes of their own: the kernel is the whole process's.
        @Test func anOldKernelIsReplacedBeforeTheFirstProduct() async {
            await #expect(processExitsWith: .success) {
                unsetenv("OPENBLAS_CORETYPE")
                require(MatrixKernel.use("Prescott"), "every processor can run it")
                require(getenv("OPENBLAS_CORETYPE") == nil, "the environment is as before")
                let isOld = MatrixKernel.faster(than: "Prescott", vectorBits: MatrixKernel.vectorBits).isEmpty
                checkProducts()
                require((MatrixKernel.current == "Prescott") == isOld, "\(MatrixKernel.current) after a product")
            }
            await #expect(processExitsWith: .success) {
                unsetenv("OPENBLAS_CORETYPE")
                require(MatrixKernel.use("Nehalem"), "every processor can run it")
                require(MatrixThreads.kernel == "OpenBLAS \(MatrixKernel.current)", "it has the name in use")
            }
        }

        @Test func aKernelOfTheUserStays() async {
            await #expect(processExitsWith: .success) {
                require(MatrixKernel.use("Prescott"), "every processor can run it")
                setenv("OPENBLAS_CORETYPE", "Prescott", 1)
                checkProducts()
                require(MatrixKernel.current == "Prescott", "it stays")
            }
        }

        @Test func everyKernelOfThisProcessorMultiplies() async {
            await #expect(processExitsWith: .success) {
                let bits = MatrixKernel.vectorBits
                let kernels =
                    ["Prescott", "Core2", "Nehalem"] + (bits >= 256 ? ["Haswell", "Zen"] : [])
                    + (bits >= 512 ? ["SkylakeX"] : [])
                for kernel in kernels {
                    require(MatrixKernel.use(kernel), "\(kernel) is there")
                    checkProducts()
                }
            }
        }
    #endif
}

/// Stops unless products of some shapes are near their definition.
private func checkProducts() {
    var stream = RandomStream(seed: 0)
    for (rows, depth, columns) in [(9, 17, 33), (64, 331, 1), (256, 784, 10), (130, 257, 131)] {
        let left = NDArray<Float>.uniform([rows, depth], from: -1, to: 1, using: &stream)
        let right = NDArray<Float>.uniform([depth, columns], from: -1, to: 1, using: &stream)
        let product = left.matmul(right)
        for row in stride(from: 0, to: rows, by: 7) {
            for column in 0..<columns {
                let exact = (0..<depth).reduce(0.0) { $0 + Double(left[row, $1]) * Double(right[$1, column]) }
                require(abs(Double(product[row, column]) - exact) < 1e-4, "\(rows) x \(depth) x \(columns)")
            }
        }
    }
}
