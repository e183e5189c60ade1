import Support

extension String {
    /// Whether this says, in a column of numbers or dates, that there is no value: blanks and marks alone, as in `-`, `..`
    /// and `?`, an error of a spreadsheet, or one of the usual words.
    var isMissingSpelling: Bool {
        let trimmed = Substring(self).unicodeScalars.filter { !$0.properties.isWhitespace }
        if trimmed.allSatisfy({ Self.marks.contains($0) }) { return true }
        let word = String(String.UnicodeScalarView(trimmed))
        return NumberSpelling.spreadsheetErrors.contains(word) || Self.words.contains(word.lowercased())
    }

    private static let marks = Set("-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}._?*#/\u{2026}:".unicodeScalars)
    private static let words: Set = [
        "na", "n/a", "n.a.", "nan", "nil", "null", "none", "missing", "unknown", "undefined", "k.a.", "n.d.", "s/d",
        "n.v.", "nv", "n.r.", "tbd", "tba",
    ]
}
