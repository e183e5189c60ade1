extension Column {
    func selecting(_ rows: some Collection<Int>) -> Column {
        let validity = validity.selecting(rows)
        switch storage {
        case .integer(let values): return Column(.integer(values.selecting(rows)), validity: validity)
        case .real(let values): return Column(.real(rows.map { values[$0] }), validity: validity)
        case .boolean(let values): return Column(.boolean(rows.map { values[$0] }), validity: validity)
        case .string(let codes, let categories):
            return Column(.string(codes: codes.selecting(rows), categories: categories), validity: validity)
        }
    }

    /// The rows of this column and then those of `other`; nil if their kinds do not fit.
    ///
    /// Integers and reals give reals. A column without values takes the kind of the other one.
    func appending(_ other: Column) -> Column? {
        var joined = validity
        joined.append(other.validity)
        if isAllMissing, kind != other.kind { return other.padded(before: count, after: 0, validity: joined) }
        if other.isAllMissing, kind != other.kind { return padded(before: 0, after: other.count, validity: joined) }
        switch (storage, other.storage) {
        case (.integer(let left), .integer(let right)): return Column(.integer(left + right), validity: joined)
        case (.real(let left), .real(let right)): return Column(.real(left + right), validity: joined)
        case (.integer(let left), .real(let right)):
            return Column(.real(left.map(Double.init) + right), validity: joined)
        case (.real(let left), .integer(let right)):
            return Column(.real(left + right.map(Double.init)), validity: joined)
        case (.boolean(let left), .boolean(let right)): return Column(.boolean(left + right), validity: joined)
        case (.string(let codes, var categories), .string(let otherCodes, let otherCategories)):
            let numbers = categories.merge(otherCategories)
            let moved = PackedIntegers(otherCodes.map { $0 < 0 ? $0 : Int64(numbers[Int($0)]) })
            return Column(.string(codes: codes + moved, categories: categories), validity: joined)
        default: return nil
        }
    }

    private func padded(before: Int, after: Int, validity: Validity) -> Column {
        func padded<Values: Sequence>(_ values: Values, _ filler: Values.Element) -> [Values.Element] {
            Array(repeatElement(filler, count: before)) + values + repeatElement(filler, count: after)
        }
        switch storage {
        case .integer(let values): return Column(.integer(PackedIntegers(padded(values, 0))), validity: validity)
        case .real(let values): return Column(.real(padded(values, 0)), validity: validity)
        case .boolean(let values): return Column(.boolean(padded(values, false)), validity: validity)
        case .string(let codes, let categories):
            return Column(.string(codes: PackedIntegers(padded(codes, -1)), categories: categories), validity: validity)
        }
    }
}
