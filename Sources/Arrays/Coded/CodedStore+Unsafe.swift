import CKernels
import Synchronization

/// The numbers and codes of the rows of a `CodedMatrix`, made when a batch first needs them, in bands of some hundred rows.
///
/// Training takes rows by chance: of a large table it needs a small part for its first batch, and has made the rest when it
/// has seen a hundredth of its rows.
final class CodedStore: Sendable {
    private final class Band: Sendable {
        let isMade = Atomic(false)
        /// Held by the thread that makes it.
        let turn = Mutex(())
    }

    // Memory behind these is written while they are shared: only rows that have been made may be read, and nothing may be
    // changed, which would copy the others.

    /// Rows x numbers.
    let numbers: NDArray<Float>
    /// Rows x columns of categories.
    let codes: NDArray<Int32>
    /// The features that a code may be.
    private let features: Range<Int>
    private let bands: [Band]
    private let bandHeight: Int
    private let unmadeCount: Atomic<Int>
    /// Nil once all bands have been made: it may keep a table.
    private let maker: Mutex<CodedMatrix.RowMaker?>

    /// Takes rows that are there. Codes are -1 or one of `features`.
    init(numbers: NDArray<Float>, codes: NDArray<Int32>, features: Range<Int>) {
        codes.scalars.withUnsafeBufferPointer { Self.requireCodes($0.baseAddress, count: $0.count, among: features) }
        (self.numbers, self.codes, self.features, bands, bandHeight) = (numbers, codes, features, [], 1)
        unmadeCount = Atomic(0)
        maker = Mutex(nil)
    }

    /// Has `maker` make `count` rows of so many numbers and codes when they are needed.
    init(
        count: Int, numberCount: Int, codeCount: Int, features: Range<Int>, maker: @escaping CodedMatrix.RowMaker
    ) {
        self.features = features
        numbers = NDArray(uninitialized: Shape(count, numberCount)) { _ in }
        codes = NDArray(uninitialized: Shape(count, codeCount)) { _ in }
        bandHeight = max(64, Self.bandSize / max(1, numberCount + codeCount))
        bands = (0..<(count + bandHeight - 1) / bandHeight).map { _ in Band() }
        unmadeCount = Atomic(bands.count)
        self.maker = Mutex(bands.isEmpty ? nil : maker)
    }

    /// About how many numbers and codes a band has.
    private static let bandSize = 1 << 15

    /// Makes what has not been made of the bands of some rows.
    func make(_ rows: some Sequence<Int>) {
        guard unmadeCount.load(ordering: .acquiring) > 0 else { return }
        // Some may be in it twice, which does no harm.
        var wanted: [Int] = []
        for row in rows where !bands[row / bandHeight].isMade.load(ordering: .acquiring) {
            if wanted.last != row / bandHeight { wanted.append(row / bandHeight) }
        }
        // A few are made before another thread would have begun.
        wanted.mutateConcurrently(threads: wanted.count < 4 ? 1 : processorCount) { band, _ in make(band) }
    }

    private func make(_ index: Int) {
        let band = bands[index]
        let isNew = band.turn.withLock { _ in
            guard !band.isMade.load(ordering: .relaxed), let maker = maker.withLock({ $0 }) else { return false }
            let rows = index * bandHeight..<min((index + 1) * bandHeight, numbers.shape[0])
            let (firstNumber, firstCode) = (memory(of: rows, in: numbers), memory(of: rows, in: codes))
            maker(rows, firstNumber, firstCode)
            Self.requireCodes(firstCode, count: rows.count * codes.shape[1], among: features)
            band.isMade.store(true, ordering: .releasing)
            return true
        }
        guard isNew, unmadeCount.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 else { return }
        // What it keeps ends here, not under the lock.
        _ = maker.withLock { $0.take() }
    }

    /// The memory of some rows. Fresh pages, as large matrices have them, are asked for at once.
    private func memory<Scalar>(of rows: Range<Int>, in matrix: NDArray<Scalar>) -> UnsafeMutablePointer<Scalar> {
        let width = matrix.shape[1], start = matrix.scalars.base + rows.lowerBound * width
        if array_memory_is_fresh(matrix.count * MemoryLayout<Scalar>.stride) {
            memory_populate(start, rows.count * width * MemoryLayout<Scalar>.stride)
        }
        return start
    }

    /// Stops the program if a code is neither -1 nor one of `features`, which are not negative.
    private static func requireCodes(_ codes: UnsafePointer<Int32>?, count: Int, among features: Range<Int>) {
        let (first, end) = (features.lowerBound, features.upperBound)
        require(
            coded_features_fit(codes, count, Int32(clamping: first), Int32(clamping: end)),
            "CodedMatrix: a code is -1, or from \(first) to below \(end) behind \(first) numbers")
    }
}

extension CodedMatrix {
    /// Writes the numbers and the codes of some rows, all of them, each row behind the one before. The codes are -1 or features
    /// behind the numbers.
    package typealias RowMaker =
        @Sendable (Range<Int>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Int32>) -> Void
}
