import CArrays
import CBLAS
import Support

/// The kernel of the matrix products: the code that OpenBLAS has for each processor.
///
/// On a processor newer than itself, OpenBLAS takes a kernel of 2004
/// ([issue 4267](https://github.com/OpenMathLib/OpenBLAS/issues/4267)), which costs three quarters of the speed. Before
/// its first product the process replaces such a kernel by the one for the processor's vectors. A kernel that the
/// environment variable `OPENBLAS_CORETYPE` names stays.
package enum MatrixKernel {
    /// The width of the processor's vectors: 512 for AVX-512, 256 for AVX2 with FMA, else 128.
    package static var vectorBits: Int { Int(processor_vector_bits()) }

    /// Kernels without AVX2 and FMA.
    private static let oldKernels: Set = [
        "Katmai", "Coppermine", "Northwood", "Prescott", "Banias", "Atom", "Core2", "Penryn", "Dunnington", "Nehalem",
        "Athlon", "Opteron", "Opteron_SSE3", "Barcelona", "Bobcat", "Nano", "Sandybridge", "Bulldozer", "Piledriver",
        "Steamroller", "Excavator",
    ]
    /// Kernels with AVX2 and FMA, but without AVX-512.
    private static let narrowKernels: Set = ["Haswell", "Zen"]

    /// The kernels that are faster than `kernel` on a processor with vectors of `bits` bits, the fastest first.
    package static func faster(than kernel: String, vectorBits bits: Int) -> [String] {
        let wide = bits >= 512 ? ["SkylakeX"] : []
        if narrowKernels.contains(kernel) { return wide }
        return oldKernels.contains(kernel) && bits >= 256 ? wide + ["Haswell"] : []
    }

    /// The warning about a kernel that could not be replaced; nil for one that costs little.
    package static func warning(about kernel: String, vectorBits bits: Int) -> String? {
        guard oldKernels.contains(kernel), let faster = faster(than: kernel, vectorBits: bits).last else { return nil }
        return "Warning: OpenBLAS takes its kernel \(kernel), several times slower than this processor can be: "
            + "set OPENBLAS_CORETYPE=\(faster) or install a newer OpenBLAS"
    }
}

#if canImport(Darwin)
    extension MatrixKernel {
        /// Accelerate chooses by itself.
        static func prepare() {}
    }
#else
    extension MatrixKernel {
        private static let variable = "OPENBLAS_CORETYPE"

        /// The name of the kernel in use now.
        package static var current: String { String(cString: openblas_get_corename()) }

        /// The name of the kernel of all products of the process, chosen when this is first read.
        package static let chosen = choose()

        private static func choose() -> String {
            if ProcessInfo.processInfo.environment[variable] != nil { return current }
            _ = faster(than: current, vectorBits: vectorBits).contains { use($0) }
            if let warning = warning(about: current, vectorBits: vectorBits) {
                _ = "\(warning)\n".utf8CString.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count - 1) }
            }
            return current
        }

        /// Chooses the kernel, unless that has been done.
        @inline(__always)
        static func prepare() { _ = chosen }

        /// Uses a kernel from here on; returns whether the library has it. No product may be under way.
        package static func use(_ kernel: String) -> Bool {
            setenv(variable, kernel, 1)
            defer { unsetenv(variable) }
            return openblas_choose_kernel() && current == kernel
        }
    }
#endif
