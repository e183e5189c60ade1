import Support

/// The result of reading one text column: how many values are numbers or dates, and the first that is not.
public struct RecognitionFinding: Hashable, Codable, Sendable {
    /// The name of the column.
    public let column: String
    /// What its values are.
    public let kind: RecognitionChoice.Kind
    /// The number of values that were read.
    public let readCount: Int
    /// The number of non-missing values.
    public let valueCount: Int
    /// A value as it was written and as it was read.
    public let example: String
    /// The first value that could not be read and became missing, and its row, from 1.
    public let unread: Unread?
    /// Whether too few values are so, and the column stays text as it is; nil for no.
    public private(set) var staysText: Bool?

    /// A value that could not be read.
    public struct Unread: Hashable, Codable, Sendable {
        /// The row, from 1.
        public let row: Int
        /// The value as it was written.
        public let text: String
    }

    private enum CodingKeys: String, CodingKey {
        case column, kind, example, unread
        case staysText = "stays_text"
        case readCount = "read"
        case valueCount = "values"
    }
}

extension RecognitionFinding: CustomStringConvertible {
    /// The finding: `tax: 119 of 120 values are numbers, such as '$2,849', read as 2849; row 78 is 'unknwon': read as
    /// missing`.
    public var description: String {
        let share =
            readCount == valueCount
            ? "its values are \(kind.rawValue)" : "\(readCount) of \(valueCount) values are \(kind.rawValue)"
        let outcome = staysText == true ? "it stays text" : "read as missing"
        let missing = unread.map { "; row \($0.row) is \(quoted($0.text)): \(outcome)" }
        return "\(visible(column)): \(share), such as \(example)" + (missing ?? "")
    }
}

extension RecognitionFinding {
    /// The warning about values that became missing: `tax: row 78 is 'unknwon', no number: read as missing`. Nil if
    /// there are none.
    public var unreadWarning: String? {
        guard let unread, staysText != true else { return nil }
        let count = valueCount - readCount, noun = kind == .numbers ? "number" : "date"
        return "\(visible(column)): row \(unread.row) is \(quoted(unread.text)), no \(noun): read as missing"
            + (count > 1 ? "; \(count) values in all" : "")
    }

    /// Merges the finding about the same column in the next block, which begins after `rows` rows.
    public func adding(_ next: RecognitionFinding, after rows: Int) -> RecognitionFinding {
        var merged = RecognitionFinding(
            column: column, kind: kind, readCount: readCount + next.readCount,
            valueCount: valueCount + next.valueCount, example: example,
            unread: unread ?? next.unread.map { Unread(row: $0.row + rows, text: $0.text) })
        merged.staysText = staysText
        return merged
    }
}

extension RecognitionFinding {
    /// The same about a column that stays text.
    var stayingText: RecognitionFinding {
        var finding = self
        finding.staysText = true
        return finding
    }
}

extension NumberSpelling {
    /// The numbers of a column of text; other text becomes missing.
    func read(_ column: Column, named name: String) -> (numbers: Column, finding: RecognitionFinding) {
        let (values, finding) = column.reading(as: .numbers, named: name, value) { number in
            "read as \(number.rounded() == number && number.magnitude < 1e15 ? "\(Int(number))" : "\(number)")"
        }
        let areWhole = values.allSatisfy { $0.map { $0.rounded() == $0 && $0.magnitude < 0x1p53 } ?? true }
        return (areWhole ? Column(values.map { $0.map { Int($0) } }) : Column(values), finding)
    }
}

extension DateSpelling {
    /// The parts of the dates of a column of text, each as numbers; other text becomes missing.
    func read(_ column: Column, named name: String) -> (parts: [(Part, Column)], finding: RecognitionFinding) {
        let (moments, finding) = column.reading(as: .dates, named: name, moment) { moment in
            guard unixUnit != nil else { return orderMatters(in: column) ? order.words : nil }
            let (year, month, day) = moment.date
            return "read as the day \(year)-\(month)-\(day)"
        }
        return (parts.map { part in (part, Column(moments.map { $0.map { value(part, of: $0) } })) }, finding)
    }
}

extension DateSpelling {
    /// Whether any of the first texts of a column is another date, or none, with day and month in another order.
    private func orderMatters(in column: Column) -> Bool {
        let others = [DateOrder.dayMonth, .monthDay].filter { $0 != order }
        return column.categoriesSpelled.categories.prefix(100).contains { text in
            others.contains { Moment(text, $0) != Moment(text, order) }
        }
    }
}

extension Column {
    /// The values that `value` reads from the texts of this column, and the finding. `meaning` describes an example, if
    /// there is something to say.
    fileprivate func reading<Value>(
        as kind: RecognitionChoice.Kind, named name: String, _ value: (String) -> Value?,
        _ meaning: (Value) -> String?
    ) -> (values: [Value?], finding: RecognitionFinding) {
        let (codes, categories) = categoriesSpelled
        let read = categories.map(value)
        let values = codes.map { $0 < 0 ? nil : read[Int($0)] }
        let firstUnread = (0..<count).first { !isMissing($0) && values[$0] == nil }
        // The example is the one that says most: the longest of those that are not plain numbers.
        let example = categories.indices.filter { read[$0] != nil }.max { left, right in
            func weight(_ code: Int) -> (Int, Int) {
                (Double(categories[code]) == nil ? 1 : 0, categories.utf8(code).count)
            }
            return weight(left) < weight(right)
        }
        let text = example.flatMap { code in
            read[code].map { value in
                quoted(categories[code]) + (meaning(value).map { ", \($0)" } ?? "")
            }
        }
        let finding = RecognitionFinding(
            column: name, kind: kind, readCount: values.count { $0 != nil }, valueCount: count - missingCount,
            example: text ?? "none",
            unread: firstUnread.map { .init(row: $0 + 1, text: categories[Int(codes[$0])]) })
        return (values, finding)
    }
}
