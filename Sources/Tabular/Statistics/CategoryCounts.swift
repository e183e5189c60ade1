/// The categories of a text column and their frequencies, counted table by table.
public struct CategoryCounts: Sendable {
    private var categories = StringCategories()
    private var counts: [Int] = []
    /// The codes of the categories, from the second table on.
    private var codes: [ArraySlice<UInt8>: Int] = [:]
    private var tableCount = 0
    /// The number of missing values.
    public private(set) var missingCount = 0
    /// The number of rows.
    public private(set) var rowCount = 0

    init() {}

    /// Counts the categories of a column. Throws a `DataFrameError` if it is not text.
    public init(_ column: Column) throws {
        guard column.kind == .string else {
            throw DataFrameError(.kindMismatch, "a column of kind \(column.kind) has no categories to encode")
        }
        add(column)
    }

    mutating func add(_ column: Column) {
        guard let (codes, added) = column.packedCategories else { return }
        let found = added.counts(in: codes)
        if tableCount == 0 {
            (categories, counts) = (added, found)
        } else {
            merge(added, found)
        }
        tableCount += 1
        (missingCount, rowCount) = (missingCount + column.missingCount, rowCount + column.count)
    }

    private mutating func merge(_ added: StringCategories, _ found: [Int]) {
        if codes.isEmpty { for code in categories.indices { codes[categories.utf8(code)] = code } }
        for code in added.indices where found[code] > 0 {
            if let known = codes[added.utf8(code)] {
                counts[known] += found[code]
            } else {
                // A copy, which keeps no other bytes.
                let bytes = ArraySlice(Array(added.utf8(code)))
                codes[bytes] = counts.count
                categories.append(bytes)
                counts.append(found[code])
            }
        }
    }

    var byteCount: Int { categories.byteCount * (tableCount > 1 ? 2 : 1) }

    /// The frequency of each category, in no order.
    package var frequencies: [Int] { counts.filter { $0 > 0 } }

    /// The categories whose frequency `isWanted` accepts, in the order of their UTF-8 bytes.
    package func categories(where isWanted: (Int) -> Bool) -> StringCategories {
        categories.selecting(
            categories.indices.filter { counts[$0] > 0 && isWanted(counts[$0]) }
                .sorted { categories.utf8($0).lexicographicallyPrecedes(categories.utf8($1)) })
    }
}

extension CategoryCounts: CustomStringConvertible {
    /// The numbers of categories, rows and missing values: `2 categories in 1460 rows, 1369 missing`.
    public var description: String { "\(categories.count) categories in \(rowCount) rows, \(missingCount) missing" }
}
