import CArrays
import Support
import Synchronization

/// The rows of a `CodedMatrix`, made in bands of a few hundred rows when a batch first needs them.
///
/// Training takes rows at random: the first batch of a large table needs few bands, a hundredth of its rows nearly all.
///
/// Bands are written while batches read others, so the memory belongs to no array until all bands have been made: a
/// batch makes its rows before it reads them, `numbers` and `codes` make all.
final class CodedStore: Sendable {
    private final class Band: Sendable {
        let isMade = Atomic(false)
        /// Held by the thread that makes the band.
        let turn = Mutex(())
    }

    let rowCount, numberCount, codeCount: Int
    private let numberMemory, codeMemory: ArrayMemory
    /// The range of codes.
    private let features: Range<Int>
    private let bands: [Band]
    private let division: RowBands
    private let unmadeCount: Atomic<Int>
    /// Nil once all bands have been made: it may keep a table.
    private let maker: Mutex<CodedMatrix.RowMaker?>

    /// Takes finished rows: two matrices of as many rows. Codes are -1 or one of `features`.
    init(numbers: NDArray<Float>, codes: NDArray<Int32>, features: Range<Int>) {
        codes.scalars.withUnsafeBufferPointer { Self.requireCodes($0.baseAddress, count: $0.count, among: features) }
        (rowCount, numberCount, codeCount) = (numbers.shape[0], numbers.shape[1], codes.shape[1])
        (numberMemory, codeMemory) = (numbers.scalars.memory, codes.scalars.memory)
        (self.features, bands, division) = (features, [], RowBands(rows: 0, width: 1, cells: 1))
        unmadeCount = Atomic(0)
        maker = Mutex(nil)
    }

    /// Has `maker` make the rows when they are needed.
    init(
        rowCount: Int, numberCount: Int, codeCount: Int, features: Range<Int>, maker: @escaping CodedMatrix.RowMaker
    ) {
        (self.rowCount, self.numberCount, self.codeCount) = (rowCount, numberCount, codeCount)
        self.features = features
        numberMemory = ArrayMemory(byteCount: rowCount * numberCount * MemoryLayout<Float>.stride)
        codeMemory = ArrayMemory(byteCount: rowCount * codeCount * MemoryLayout<Int32>.stride)
        division = RowBands(rows: rowCount, width: numberCount + codeCount, cells: 1 << 15)
        bands = (0..<division.count).map { _ in Band() }
        unmadeCount = Atomic(bands.count)
        self.maker = Mutex(bands.isEmpty ? nil : maker)
    }

    /// Rows x numbers. Makes all rows.
    var numbers: NDArray<Float> { array(numberMemory, width: numberCount) }

    /// Rows x columns of categories. Makes all rows.
    var codes: NDArray<Int32> { array(codeMemory, width: codeCount) }

    private func array<Scalar>(_ memory: ArrayMemory, width: Int) -> NDArray<Scalar> {
        make(0..<rowCount)
        return NDArray(shape: Shape(rowCount, width), scalars: Scalars(memory: memory))
    }

    /// Calls `body` with the memory of some rows, which have been made.
    func withUnsafeRows(_ rows: ArraySlice<Int>, _ body: (coded_rows) -> Void) {
        rows.withUnsafeBufferPointer { rows in
            withExtendedLifetime(self) {
                body(
                    coded_rows(
                        count: rows.count, rows: rows.baseAddress, number_count: numberCount,
                        numbers: numberMemory.base.assumingMemoryBound(to: Float.self), code_count: codeCount,
                        codes: codeMemory.base.assumingMemoryBound(to: Int32.self)))
            }
        }
    }

    /// Makes the bands of some rows, unless they have been made.
    func make(_ rows: some Sequence<Int>) {
        guard unmadeCount.load(ordering: .acquiring) > 0 else { return }
        // A band that is listed twice is made once.
        var wanted: [Int] = []
        for row in rows {
            let band = row / division.height
            if wanted.last != band, !bands[band].isMade.load(ordering: .acquiring) { wanted.append(band) }
        }
        // A few are made before another thread would have begun.
        wanted.mutateConcurrently(threads: wanted.count < 4 ? 1 : processorCount) { band, _ in make(band) }
    }

    private func make(_ index: Int) {
        let band = bands[index]
        let isNew = band.turn.withLock { _ in
            guard !band.isMade.load(ordering: .acquiring), let maker = maker.withLock({ $0 }) else { return false }
            let rows = division[index]
            let firstCode: UnsafeMutablePointer<Int32> = place(of: rows, in: codeMemory, width: codeCount)
            maker(rows, place(of: rows, in: numberMemory, width: numberCount), firstCode)
            Self.requireCodes(firstCode, count: rows.count * codeCount, among: features)
            band.isMade.store(true, ordering: .releasing)
            return true
        }
        guard isNew, unmadeCount.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 else { return }
        // The maker is released here, not under the lock.
        _ = maker.withLock { $0.take() }
    }

    /// The place of some rows in memory, whose pages are asked for at once where they are fresh.
    private func place<Scalar>(
        of rows: Range<Int>, in memory: ArrayMemory, width: Int
    ) -> UnsafeMutablePointer<Scalar> {
        let size = width * MemoryLayout<Scalar>.stride, start = memory.base + rows.lowerBound * size
        if ArrayPages.areFresh(byteCount: memory.byteCount) { ArrayPages.provide(start, byteCount: rows.count * size) }
        return start.assumingMemoryBound(to: Scalar.self)
    }

    /// Stops the program if a code is neither -1 nor one of `features`, which are not negative.
    private static func requireCodes(_ codes: UnsafePointer<Int32>?, count: Int, among features: Range<Int>) {
        let (first, end) = (features.lowerBound, features.upperBound)
        require(
            coded_features_fit(codes, count, Int32(clamping: first), Int32(clamping: end)),
            "CodedMatrix: a code is -1, or from \(first) to below \(end) after \(first) numbers")
    }
}

extension CodedMatrix {
    /// Writes the numbers and the codes of some rows, row by row. The codes are -1 or features after the numbers.
    package typealias RowMaker =
        @Sendable (Range<Int>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Int32>) -> Void
}
