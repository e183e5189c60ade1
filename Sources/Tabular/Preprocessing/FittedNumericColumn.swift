import Support

struct FittedNumericColumn: Hashable, Codable, Sendable {
    let name: String
    let hadMissing: Bool
    /// The functions of each feature, in order.
    let features: [[NumericFunction]]
    /// The smallest and the largest training number; nil without numbers.
    let minimum, maximum: Double?

    private enum CodingKeys: String, CodingKey {
        case name, features, minimum, maximum
        case hadMissing = "had_missing"
    }

    var featureNames: [String] { features.map { name + $0.map(\.suffix).joined() } }

    /// The features that are numbers.
    var numberFeatures: [[NumericFunction]] { features.filter { Self.level($0) == nil } }
    var numberNames: [String] { numberFeatures.map { name + $0.map(\.suffix).joined() } }

    /// The numbers with a feature each, in ascending order.
    var levels: [Double] { features.compactMap(Self.level).sorted() }
    var levelNames: [String] { levels.map { name + NumericFunction.level(value: $0).suffix } }

    private static func level(_ functions: [NumericFunction]) -> Double? {
        if functions.count == 1, case .level(let value) = functions[0] { value } else { nil }
    }

    /// The content of a matrix from feature `position` on: the levels of numbers of this column.
    func levelSource(_ numbers: Column, at position: Int) -> FeatureMatrix.Source {
        let levels = levels
        let codes = numbers.numbersSpelled.map { number -> Int64 in
            let place = levels.partitionPoint { $0 < number }
            return place < levels.count && levels[place] == number ? Int64(place) : -1
        }
        return .indicators(PackedIntegers(codes), features: [-1] + levels.indices.map { Int32($0) }, at: position)
    }

    /// The numbers of a column, from which the features are made.
    func numbers(of column: Column) -> Column {
        column.kind == .string ? Column(column.numbersSpelled as [Double?]) : column
    }

    /// Whether the bounds of a numeric column prove that neither it nor its features have infinite or missing values.
    ///
    /// All functions are monotonic but `equals`, whose values are 0 and 1.
    func areSurelyFinite(_ numbers: Column) -> Bool {
        guard let bounds = numbers.bounds else { return numbers.count == 0 }
        guard max(bounds.upper, -bounds.lower) <= Column.largestNumber else { return false }
        return numberFeatures.allSatisfy { functions in
            var ends = [bounds.lower, bounds.upper], missing = Double.nan
            for function in functions {
                if case .equals = function { ends = [0, 1] } else { ends = ends.map { function($0) } }
                missing = function(missing)
                guard ends.allSatisfy(\.isFinite) else { return false }
            }
            return (numbers.missingCount > 0 ? ends + [missing] : ends).allSatisfy { Float($0).isFinite }
        }
    }

    /// Throws for the first number that is infinite, or whose feature is missing or out of the range of `Float`.
    func check(_ column: Column) throws {
        let numbers = try column.finiteNumbers(named: name)
        for functions in numberFeatures {
            var values = numbers
            for function in functions { function.apply(to: &values) }
            if let row = values.firstIndex(where: { !Float($0).isFinite }) { throw failure(values[row], row) }
        }
    }

    private func failure(_ number: Double, _ row: Int) -> DataFrameError {
        number.isNaN
            ? DataFrameError(
                .missingValue, column: name, row: row,
                "column \(quoted(name)) has no value in row \(row + 1): add a step that fills it")
            : DataFrameError(
                .notRepresentable, column: name, row: row,
                "column \(quoted(name)) is too large for Float in row \(row + 1): correct or scale it")
    }
}

extension FittedNumericColumn {
    func warnings(fittedTo numbers: NumberStatistics) -> [PreprocessingWarning] {
        let rowCount = numbers.count + numbers.missingCount
        if numbers.count == 0 {
            return [PreprocessingWarning(.emptyColumn, name, rowCount: rowCount, "has no value to learn from")]
        }
        if numbers.isConstant { return [.constant(name, rowCount: numbers.count)] }
        return features.isEmpty ? [.noFeatures(name, rowCount: rowCount)] : []
    }

    func warnings(transforming column: Column) -> [PreprocessingWarning] {
        [hadMissing ? nil : .newlyMissing(name, column), noNumbers(column), farNumbers(column)].compactMap(\.self)
    }

    /// The warning about numbers most of which are far from the training numbers; nil if they are not.
    private func farNumbers(_ column: Column) -> PreprocessingWarning? {
        guard let minimum, let maximum, minimum < maximum, !features.isEmpty else { return nil }
        let span = maximum - minimum, numbers = column.numbersSpelled
        let lowest = minimum > 0 ? max(minimum - span, minimum / 10) : minimum - span
        let rows = numbers.indices.filter { numbers[$0] < lowest || numbers[$0] > maximum + span }
        guard let row = rows.first, 2 * rows.count > numbers.count(where: { !$0.isNaN }) else { return nil }
        return PreprocessingWarning(
            .outOfRange, name, rowCount: rows.count,
            "is far from its training values in \(counted(rows.count, "row")), such as \(shown(numbers[row])) in row \(row + 1), "
                + "where they were \(shown(minimum)) to \(shown(maximum)): is its unit or its decimal mark another one?"
        )
    }

    /// A number with the digits of a `Float`.
    private func shown(_ number: Double) -> String { "\(Float(number))" }

    /// The warning about text that is not a number; nil if absent.
    private func noNumbers(_ column: Column) -> PreprocessingWarning? {
        guard column.kind == .string else { return nil }
        let numbers = column.numbersSpelled
        let rows = numbers.indices.filter { numbers[$0].isNaN && !column.isMissing($0) }
        guard let row = rows.first, let text = column[row]?.description else { return nil }
        return PreprocessingWarning(
            .kindChanged, name, rowCount: rows.count,
            "is text, and was numeric when the preprocessor was fitted: values that are no numbers become missing, "
                + "in \(counted(rows.count, "row")), such as \(quoted(text)) in row \(row + 1)")
    }
}

extension [Double] {
    /// The index of the first element that is not in front of a boundary, for elements in ascending order.
    fileprivate func partitionPoint(_ isInFront: (Double) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = low + (high - low) / 2
            if isInFront(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
