/// A column of a table: values of one kind, each of which may be missing.
///
/// ```swift
/// let alley = Column(["Grvl", nil, "Pave"])
/// alley.kind          // string
/// alley.missingCount  // 1
/// alley[2]            // string("Pave")
/// ```
///
/// Its name belongs to the `DataFrame`. Strings are stored as codes of categories. Copies are free until changed.
public struct Column: Sendable {
    /// The kinds of values.
    public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
        /// Whole numbers of 64 bits, `Int64`.
        case integer
        /// Real numbers, `Double`.
        case real
        /// True or false.
        case boolean
        /// Text.
        case string
    }

    enum Storage: Sendable {
        case integer(PackedIntegers)
        case real([Double])
        case boolean([Bool])
        /// A missing string has code -1.
        case string(codes: PackedIntegers, categories: StringCategories)
    }

    var storage: Storage
    /// The storage of a missing value is zero, false or -1.
    var validity: Validity

    init(_ storage: Storage, validity: Validity) { (self.storage, self.validity) = (storage, validity) }

    /// The kind of the values. A column read without any value is `real`.
    public var kind: Kind {
        switch storage {
        case .integer: .integer
        case .real: .real
        case .boolean: .boolean
        case .string: .string
        }
    }

    /// The number of rows.
    public var count: Int { validity.count }
    /// The number of missing values.
    public var missingCount: Int { validity.missingCount }
    /// Whether the value in `row` is missing.
    public func isMissing(_ row: Int) -> Bool { validity.isMissing(row) }
    var isAllMissing: Bool { missingCount == count }
}

extension Column {
    /// Makes a column of integers.
    public init(_ values: [Int?]) {
        self.init(.integer(PackedIntegers(values.map { Int64($0 ?? 0) })), validity: Validity(values.map { $0 == nil }))
    }

    /// Makes a column of real numbers; NaN and nil are missing.
    public init(_ values: [Double?]) {
        let missing = values.map { $0?.isNaN ?? true }
        self.init(.real(zip(values, missing).map { $1 ? 0 : $0 ?? 0 }), validity: Validity(missing))
    }

    /// Makes a column of real numbers; NaN is missing.
    public init(_ values: [Float]) { self.init(values.map { Double($0) as Double? }) }

    /// Makes a column of booleans.
    public init(_ values: [Bool?]) {
        self.init(.boolean(values.map { $0 ?? false }), validity: Validity(values.map { $0 == nil }))
    }

    /// Makes a column of text.
    public init(_ values: [String?]) {
        var categories = StringCategories()
        var numbers: [ExactString: Int64] = [:]
        let codes = values.map { value -> Int64 in
            guard let value else { return -1 }
            if let code = numbers[ExactString(value)] { return code }
            numbers[ExactString(value)] = Int64(categories.count)
            categories.append(value.utf8)
            return Int64(categories.count - 1)
        }
        self.init(
            .string(codes: PackedIntegers(codes), categories: categories), validity: Validity(values.map { $0 == nil }))
    }
}
