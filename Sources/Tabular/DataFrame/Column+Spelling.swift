/// Columns that are numbers in one file and text in another.
extension Column {
    /// The values as numbers, parsed as in a CSV file; NaN for other text and missing values.
    package var numbersSpelled: [Double] {
        guard let (codes, categories) = packedCategories else { return numbers ?? [] }
        let spelled = categories.indices.map { code in
            Bytes.withBytes(of: Array(categories.utf8(code))) { $0.real ?? $0.boolean.map { $0 ? 1 : 0 } ?? .nan }
        }
        return codes.map { $0 < 0 ? .nan : spelled[Int($0)] }
    }

    /// The codes and categories of the values as text.
    var categoriesSpelled: (codes: PackedIntegers, categories: StringCategories) {
        packedCategories ?? Column((0..<count).map { self[$0]?.description }).packedCategories
            ?? (PackedIntegers(), StringCategories())
    }

    var spelled: Column {
        let (codes, categories) = categoriesSpelled
        return Column(.string(codes: codes, categories: categories), validity: validity)
    }

    /// The values as `numbersSpelled`. Throws for the first infinite value.
    func finiteNumbers(named name: String) throws -> [Double] {
        let numbers = numbersSpelled
        if let row = numbers.firstIndex(where: { $0.magnitude > Self.largestNumber }) {
            throw DataFrameError.tooLargeNumber(numbers[row], name, row: row)
        }
        return numbers
    }

    /// Larger numbers are treated as infinite: their sums and differences may overflow.
    package static let largestNumber = 1e300
}
