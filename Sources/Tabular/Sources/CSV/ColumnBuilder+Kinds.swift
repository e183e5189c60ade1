/// One loop for each kind. Each returns the first row of `cells` that it cannot read, or their count.
extension ColumnBuilder {
    func skipMissing(_ cells: ColumnCells) -> Int {
        (0..<cells.count).first { !isMissing(cells, $0) } ?? cells.count
    }

    mutating func appendIntegers(_ cells: ColumnCells, from start: Int) -> Int {
        let short = cells.shortIntegers(from: start)
        integers.append(short.values)
        for row in tokens.includesValues ? Array(start..<cells.count) : short.others.map({ start + Int($0) }) {
            if isMissing(cells, row) {
                validity.markMissing(rowCount + row)
                integers[rowCount + row] = 0
            } else if let value = cells[row].integer {
                if value == 0, cells[row].isNegativeZero { hasNegativeZero = true }
                integers[rowCount + row] = value
            } else {
                integers.removeLast(cells.count - row)
                return row
            }
        }
        return cells.count
    }

    mutating func appendReals(_ cells: ColumnCells, from start: Int) -> Int {
        let missingFirst = tokens.includesValues
        for row in start..<cells.count {
            if !missingFirst, let value = cells[row].real {
                noteSpelling(of: value, cells[row])
                reals.append(value)
            } else if isMissing(cells, row) {
                validity.markMissing(rowCount + row)
                reals.append(0)
            } else if let value = cells[row].real {
                noteSpelling(of: value, cells[row])
                reals.append(value)
            } else {
                return row
            }
        }
        return cells.count
    }

    /// A column of reals without a fraction may have integers beyond 64 bits, which make it text.
    @inline(__always) private mutating func noteSpelling(of value: Double, _ cell: Bytes) {
        if hasFraction { return }
        if !cell.isSpelledAsInteger {
            hasFraction = true
        } else if value.magnitude >= 0x1p63, cell.longInteger == nil {
            hasHugeInteger = true
        }
    }

    mutating func appendBooleans(_ cells: ColumnCells, from start: Int) -> Int {
        for row in start..<cells.count {
            if isMissing(cells, row) {
                validity.markMissing(rowCount + row)
                booleans.append(false)
            } else if let value = cells[row].boolean {
                booleans.append(value)
            } else {
                return row
            }
        }
        return cells.count
    }

    mutating func appendStrings(_ cells: ColumnCells, from start: Int) -> Int {
        guard let values = table?.codes(of: cells, from: start) else { return cells.count }
        if codes.append(values) < 0 { validity.markMissing(codes: values, from: rowCount + start) }
        return cells.count
    }

    private func isMissing(_ cells: ColumnCells, _ row: Int) -> Bool {
        cells.mayBeMissing(row) && tokens.contains(cells[row])
    }
}
