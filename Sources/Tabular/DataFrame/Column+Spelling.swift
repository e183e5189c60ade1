/// Columns that are numbers in one file and text in the other.
extension Column {
    /// The values as numbers: those that text spells, as a CSV file is read; NaN for other text and missing values.
    package var numbersSpelled: [Double] {
        guard let (codes, categories) = packedCategories else { return numbers ?? [] }
        let spelled = categories.indices.map { code in
            Bytes.withBytes(of: Array(categories.utf8(code))) { $0.real ?? $0.boolean.map { $0 ? 1 : 0 } ?? .nan }
        }
        return codes.map { $0 < 0 ? .nan : spelled[Int($0)] }
    }

    /// The codes and categories of the values: numbers as briefly as they can be read back, booleans as `True` and `False`.
    var categoriesSpelled: (codes: PackedIntegers, categories: StringCategories) {
        if let packedCategories { return packedCategories }
        let text = Column((0..<count).map { self[$0]?.description })
        return text.packedCategories ?? (PackedIntegers(), StringCategories())
    }

    /// The values as text.
    var spelled: Column {
        let (codes, categories) = categoriesSpelled
        return Column(.string(codes: codes, categories: categories), validity: validity)
    }

    /// The values as numbers, missing ones as NaN, and those that text spells. Throws for the first infinite value.
    func finiteNumbers(named name: String) throws -> [Double] {
        let numbers = numbersSpelled
        if let row = numbers.firstIndex(where: { $0.magnitude > Self.largestNumber }) {
            throw DataFrameError.tooLargeNumber(numbers[row], name, row: row)
        }
        return numbers
    }

    /// Beyond this a number is as good as infinite: sums and differences of such numbers are.
    package static let largestNumber = 1e300
}
