extension DataFrame {
    /// The number of rows that are equal to an earlier one, also in a further column of as many rows, missing values
    /// included.
    ///
    /// Compares hashes of 64 bits, so that it may be wrong about rows in a table of billions.
    package func repeatedRowCount(beside other: Column) -> Int {
        var hashes = [UInt64](repeating: 0, count: rowCount)
        for column in columns + [other] { column.mix(into: &hashes) }
        return rowCount - Set(hashes).count
    }
}

extension Column {
    /// Mixes the value of each row into its hash.
    fileprivate func mix(into hashes: inout [UInt64]) {
        switch storage {
        case .integer(let values), .string(let values, _):
            for row in hashes.indices { hashes[row] = hashes[row].mixed(with: UInt64(bitPattern: values[row])) }
        case .real(let values):
            for row in hashes.indices { hashes[row] = hashes[row].mixed(with: values[row].bitPattern) }
        case .boolean(let values):
            for row in hashes.indices { hashes[row] = hashes[row].mixed(with: values[row] ? 1 : 0) }
        }
        validity.forEachMissing(in: 0..<count) { hashes[$0] = hashes[$0].mixed(with: .max) }
    }
}

extension UInt64 {
    /// A hash of two numbers, with the finalizer of SplitMix64 (Steele et al., *Fast splittable pseudorandom number
    /// generators*, 2014).
    fileprivate func mixed(with other: UInt64) -> UInt64 {
        var hash = (self ^ other) &+ 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
        return hash ^ hash >> 31
    }
}
