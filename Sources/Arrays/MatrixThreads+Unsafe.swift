import CArrays
import CBLAS
import Support
import Synchronization

/// The number of threads of one matrix product, and the kernel that computes it.
///
/// Parallel work, such as folds, takes one thread per product: more would only compete.
/// Results are equal bit for bit for the same build, kernel and number of threads.
public enum MatrixThreads {
    /// The number of calls of `withSingleThread` in progress, and the number of threads before the first of them.
    private static let scopes = Mutex((depth: 0, outerCount: 1))

    /// Runs `body` while matrix products, in the whole process, use one thread each.
    public static func withSingleThread<Result>(
        isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
    ) async rethrows -> Result {
        enter()
        defer { leave() }
        return try await body()
    }

    /// Runs `body` while matrix products, in the whole process, use one thread each.
    public static func withSingleThread<Result>(_ body: () throws -> Result) rethrows -> Result {
        enter()
        defer { leave() }
        return try body()
    }

    /// Uses one thread for each product from here on, for a program that is parallel by itself.
    ///
    /// Ends the threads that OpenBLAS starts with the process, which spin for some 25 milliseconds. Call it before the
    /// first matrix product.
    public static func useSingleThread() {
        use(1)
        #if !canImport(Darwin)
            openblas_end_idle_threads()
        #endif
    }

    private static func enter() {
        scopes.withLock { scopes in
            if scopes.depth == 0 {
                scopes.outerCount = count
                use(1)
            }
            scopes.depth += 1
        }
    }

    private static func leave() {
        scopes.withLock { scopes in
            scopes.depth -= 1
            if scopes.depth == 0 { use(scopes.outerCount) }
        }
    }

    /// Sets the number of threads if it changes: OpenBLAS would restart those that were ended.
    private static func use(_ count: Int) {
        guard count != self.count else { return }
        #if !canImport(Darwin)
            openblas_set_num_threads(Int32(clamping: count))
        #endif
    }

    /// The number of threads in use.
    public static var count: Int {
        #if canImport(Darwin)
            1
        #else
            Int(openblas_get_num_threads())
        #endif
    }

    /// The name of the library's kernel in use, for the record of a run: `OpenBLAS Haswell`.
    ///
    /// A kernel that is too old for the processor is replaced before the first product, unless the environment variable
    /// `OPENBLAS_CORETYPE` names it.
    public static var kernel: String {
        #if canImport(Darwin)
            "Accelerate"
        #else
            "OpenBLAS " + MatrixKernel.chosen
        #endif
    }
}

/// The number of processors that this process may use: those that it is bound to, as by a launcher of MPI jobs.
package var processorCount: Int { Int(usable_processors()) }

/// The number of threads worth their start for work on a table of `count` cells.
package func threads(forCells count: Int) -> Int { count < 1 << 20 ? 1 : processorCount }
