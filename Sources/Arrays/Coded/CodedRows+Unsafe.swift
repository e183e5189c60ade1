import CKernels
import Synchronization

/// The numbers and codes of the rows of a `CodedMatrix`, made when a batch first needs them, in bands of some hundred rows.
///
/// Training takes rows by chance: of a large table it needs a small part for its first batch, and has made the rest, by several
/// threads, when it has seen a hundredth of its rows.
final class CodedRows: Sendable {
    /// Writes the numbers and the codes of some rows, each row behind the one before, to memory that is zero.
    typealias Maker = @Sendable (Range<Int>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Int32>) -> Void

    private final class Band: Sendable {
        let isMade = Atomic(false)
        /// Held by the thread that makes it.
        let turn = Mutex(())
    }

    /// Rows x numbers; of bands that have not been made they are 0.
    let numbers: NDArray<Float>
    /// Rows x columns of categories; of bands that have not been made they are 0.
    let codes: NDArray<Int32>
    private let features: Range<Int>
    private let bands: [Band]
    private let bandHeight: Int
    private let unmadeCount: Atomic<Int>
    /// Nil once all bands have been made: it may keep a table.
    private let maker: Mutex<Maker?>

    /// Takes rows that are there. The codes are -1 or one of `features`.
    init(numbers: NDArray<Float>, codes: NDArray<Int32>, features: Range<Int>) {
        require(
            codes.areCodes(of: features),
            "CodedMatrix: a code is -1, or from \(features.lowerBound) to below "
                + "\(features.upperBound) behind \(features.lowerBound) numbers")
        (self.numbers, self.codes, self.features, bands, bandHeight) = (numbers, codes, features, [], 1)
        unmadeCount = Atomic(0)
        maker = Mutex(nil)
    }

    /// Has `maker` make `count` rows of so many numbers and codes when they are needed.
    init(count: Int, numberCount: Int, codeCount: Int, features: Range<Int>, maker: @escaping Maker) {
        numbers = NDArray(zeros: Shape(count, numberCount)) { _ in }
        codes = NDArray(zeros: Shape(count, codeCount)) { _ in }
        self.features = features
        bandHeight = max(64, Self.bandSize / max(1, numberCount + codeCount))
        bands = (0..<(count + bandHeight - 1) / bandHeight).map { _ in Band() }
        unmadeCount = Atomic(bands.count)
        self.maker = Mutex(maker)
    }

    /// About how many numbers and codes a band has.
    private static let bandSize = 1 << 15

    /// Makes what has not been made of the bands of some rows.
    func make(_ rows: some Sequence<Int>) {
        guard unmadeCount.load(ordering: .acquiring) > 0 else { return }
        var wanted = Set<Int>()
        for row in rows where !bands[row / bandHeight].isMade.load(ordering: .acquiring) {
            wanted.insert(row / bandHeight)
        }
        var turns = wanted.sorted()
        turns.mutateConcurrently(threads: threads(forCells: turns.count * Self.bandSize)) { band, _ in make(band) }
    }

    private func make(_ index: Int) {
        let band = bands[index]
        let isNew = band.turn.withLock { _ in
            guard !band.isMade.load(ordering: .relaxed), let maker = maker.withLock({ $0 }) else { return false }
            write(index * bandHeight..<min((index + 1) * bandHeight, numbers.shape[0]), by: maker)
            band.isMade.store(true, ordering: .releasing)
            return true
        }
        guard isNew, unmadeCount.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 else { return }
        maker.withLock { $0 = nil }
    }

    /// Nobody reads these rows before their band is made, and nobody has a copy of the arrays before all are.
    private func write(_ rows: Range<Int>, by maker: Maker) {
        let codeCount = rows.count * codes.shape[1]
        let firstNumber = start(of: rows, in: numbers), firstCode = start(of: rows, in: codes)
        maker(rows, firstNumber, firstCode)
        require(
            coded_features_fit(
                firstCode, codeCount, Int32(clamping: features.lowerBound), Int32(clamping: features.upperBound)),
            "CodedMatrix: a code is -1, or one of the features \(features)")
    }

    /// The memory of some rows, whose pages are asked for at once.
    private func start<Scalar>(of rows: Range<Int>, in matrix: NDArray<Scalar>) -> UnsafeMutablePointer<Scalar> {
        let width = matrix.shape[1], start = matrix.scalars.base + rows.lowerBound * width
        if array_memory_is_zero(matrix.count * MemoryLayout<Scalar>.stride) {
            memory_populate(start, rows.count * width * MemoryLayout<Scalar>.stride)
        }
        return start
    }
}
