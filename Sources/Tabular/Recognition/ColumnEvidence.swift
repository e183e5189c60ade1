/// What the texts of a column can be read as.
struct ColumnEvidence {
    /// Without spellings of a missing value.
    private let texts: [(text: String, count: Int)]
    private let isNumeric: Bool
    let numbers: NumberEvidence?
    let dates: DateEvidence?
    private let readsNumbers: Bool

    /// Nil for a column that is no text, nor whole numbers such as `20210131`, or has no value.
    init?(_ column: Column, _ kinds: [RecognitionChoice.Kind], isNumeric: Bool) {
        let areDates = kinds.contains(.dates) && !isNumeric && column.hasCompactDates
        guard column.kind == .string || areDates, !column.isAllMissing else { return nil }
        texts = column.spelled.textCounts.filter { !$0.text.isMissingSpelling }
        self.isNumeric = isNumeric
        let readsRanges = kinds.contains(.ranges), readsNumbers = kinds.contains(.numbers) || readsRanges || isNumeric
        if !isNumeric, !readsRanges, Self.arePlainText(texts.map(\.text)) { return nil }
        numbers = readsNumbers && !areDates ? NumberEvidence(texts, readsRanges: readsRanges) : nil
        dates = kinds.contains(.dates) && !isNumeric ? DateEvidence(texts) : nil
        self.readsNumbers = readsNumbers
    }

    /// Whether of some texts, evenly spread, hardly any can be read: the many others need no look.
    private static func arePlainText(_ texts: [String]) -> Bool {
        let sampleSize = 500
        guard texts.count > 4 * sampleSize else { return false }
        let some = (0..<sampleSize).map { texts[$0 * (texts.count / sampleSize)] }
        let read = some.count { text in
            let tokens = DateTokens(text)
            return SpelledNumber(text) != nil || DateOrder.allCases.contains { Moment(tokens, $0) != nil }
                || SpelledQuantity.allCases.contains { $0.value(text) != nil }
        }
        let inSameText = NumberSpelling.inSameText(some.map { ($0, 1) }, .point)
        return 4 * max(read, some.count { inSameText?.value($0) != nil }) < sampleSize
    }

    /// The spelling of the column; nil if it stays text.
    func spelling(
        of column: String, _ choice: RecognitionChoice, _ usualMark: NumberSpelling.DecimalMark,
        _ usualOrder: DateOrder?
    ) -> TableRecognition.Spelling? {
        let number = numbers?.spelling(choice.decimalMark, otherwise: usualMark)
        if let number, isSpelled({ number.value($0) != nil }) { return .init(column: column, number: number) }
        let order = dates?.order(choice.dateOrder, otherwise: usualOrder) ?? .monthDay
        if let dates, isSpelled({ Moment($0, order) != nil }), dates.count > 0 { return dated(column, order) }
        let mark = choice.decimalMark ?? usualMark
        if readsNumbers {
            let quantities = SpelledQuantity.allCases.map { NumberSpelling(decimalMark: mark, unit: "", quantity: $0) }
            let others = quantities + [NumberSpelling.inSameText(texts, mark)].compactMap(\.self)
            if let other = others.first(where: { other in isSpelled { other.value($0) != nil } }) {
                return .init(column: column, number: other)
            }
        }
        // Worth a word: most values are numbers or dates. Few different ones with letters, such as `1Fam`, are names.
        if let number, number.unit.isEmpty || texts.count > 32, 2 * count({ number.value($0) != nil }) > valueCount {
            return .init(column: column, number: number, staysText: true)
        }
        guard let dates, 2 * dates.count > valueCount else { return nil }
        return dated(column, order, staysText: true)
    }

    private func dated(_ column: String, _ order: DateOrder, staysText: Bool? = nil) -> TableRecognition.Spelling {
        let moments = texts.compactMap { Moment($0.text, order) }
        return .init(column: column, date: DateSpelling(moments, order), staysText: staysText)
    }

    /// Whether enough texts can be read, or all but one word, which stands for a missing value: text that has more than 32 values
    /// besides is hardly a category.
    private func isSpelled(_ isRead: (String) -> Bool) -> Bool {
        let read = count(isRead)
        if read == 0 || isNumeric { return read > 0 }
        if Double(read) >= RecognitionChoice.neededShare * Double(valueCount) { return true }
        let others = texts.filter { !isRead($0.text) }
        return others.count == 1 && others[0].count > 2 && 2 * read > valueCount && texts.count > 33
    }

    private func count(_ isRead: (String) -> Bool) -> Int {
        texts.reduce(0) { $0 + (isRead($1.text) ? $1.count : 0) }
    }

    private var valueCount: Int { count { _ in true } }
}

extension Column {
    /// The different texts with their frequencies.
    var textCounts: [(text: String, count: Int)] {
        guard let (codes, categories) = packedCategories else { return [] }
        return zip(categories, categories.counts(in: codes)).filter { $1 > 0 }.map { (text: $0, count: $1) }
    }
}
