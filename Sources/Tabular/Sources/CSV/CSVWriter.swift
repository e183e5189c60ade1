import Arrays
import Support

/// Turns a table into CSV text: a header, LF after every row, quotes only where they are needed.
///
/// A missing value is an empty field; in a table of one column it is `""`, since blank lines are skipped.
struct CSVWriter {
    let separator: UInt8

    /// Separates fields by a character for which `CSVSyntax.canSeparate` holds.
    init(separator: Unicode.Scalar) {
        require(CSVSyntax.canSeparate(separator), "CSV: \(separator.debugDescription) cannot separate fields")
        self.separator = UInt8(ascii: separator)
    }

    func text(of frame: DataFrame, withHeader: Bool = true) -> [UInt8] {
        var text: [UInt8] = []
        forEachPiece(of: frame, withHeader: withHeader) { text += $0 }
        return text
    }

    /// Calls `body` with one piece of the text after the other. A few megabytes are in memory at a time.
    func forEachPiece(of frame: DataFrame, withHeader: Bool = true, _ body: ([UInt8]) throws -> Void) rethrows {
        let missing: [UInt8] = frame.columnCount == 1 ? [.quote, .quote] : []
        let columns = frame.columns.map { column in
            CSVFields(mayBeInNumbers ? column.spelled : column, missing: missing) { field(Array($0)) }
        }
        if withHeader { try body(header(of: frame)) }
        let (band, bandsAtOnce) = (256, 128)
        for start in stride(from: 0, to: frame.rowCount, by: band * bandsAtOnce) {
            let rows = start..<min(start + band * bandsAtOnce, frame.rowCount)
            var pieces = [[UInt8]](repeating: [], count: (rows.count + band - 1) / band)
            pieces.mutateConcurrently(threads: threads(forCells: frame.rowCount * columns.count)) { piece, index in
                let first = start + index * band
                piece = joined(columns.map { $0.taking(first..<min(first + band, rows.upperBound)) })
            }
            for piece in pieces { try body(piece) }
        }
    }

    /// Whether the separator may be part of a number's or a boolean's spelling.
    private var mayBeInNumbers: Bool {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z"), digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return letters.contains(separator | 0x20) || digits.contains(separator) || "+-.".utf8.contains(separator)
    }

    private func header(of frame: DataFrame) -> [UInt8] {
        var output: [UInt8] = []
        for (position, name) in frame.columnNames.enumerated() {
            if position > 0 { output.append(separator) }
            output += field(Array(name.utf8), isFirst: position == 0)
        }
        output.append(.newline)
        return output
    }

    /// The field of `content`, in quotes if it would be read differently without.
    private func field(_ content: [UInt8], isFirst: Bool = false) -> [UInt8] {
        let isMark = isFirst && content.starts(with: [0xEF, 0xBB, 0xBF])
        let isSpecial = content.contains { $0 == separator || $0 == .quote || $0.isLineEnd }
        guard content.isEmpty || isMark || isSpecial else { return content }
        return [.quote] + content.flatMap { $0 == .quote ? [.quote, .quote] : [$0] } + [.quote]
    }
}
