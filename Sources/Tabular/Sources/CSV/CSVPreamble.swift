/// The lines before the header: those to skip, and the line `sep=;` with which Excel names the separator.
struct CSVPreamble {
    /// The start of the header.
    let end: Int
    /// The separator that the text names, if it does.
    let separator: UInt8?

    /// Nil if these bytes do not show all of it. `isWhole` tells whether the text ends with them.
    init?(_ text: Bytes, skipping lines: Int, isWhole: Bool) {
        var position = text.hasByteOrderMark ? 3 : 0
        for _ in 0..<lines {
            guard let next = Self.lineEnd(text, from: position, isWhole: isWhole) else { return nil }
            position = next
        }
        let start = position, isQuoted = start < text.count && text[start] == .quote
        let name = isQuoted ? start + 1 : start
        let shown = zip("sep=".utf8, name..<max(name, text.count)).allSatisfy { text[$1] | 0x20 == $0 | 0x20 }
        guard shown, name + 5 <= text.count, let next = Self.lineEnd(text, from: name + 5, isWhole: isWhole) else {
            // A line that may still become one.
            if shown, !isWhole, start < text.count { return nil }
            (end, separator) = (start, nil)
            return
        }
        let isAlone = (name + 5..<next).allSatisfy { text[$0].isLineEnd || isQuoted && text[$0] == .quote }
        let names = isAlone && CSVSyntax.canSeparate(Unicode.Scalar(text[name + 4]))
        (end, separator) = names ? (next, text[name + 4]) : (start, nil)
    }

    /// The offset after the line end at or after `start`: LF, CR LF, CR CR LF or CR.
    private static func lineEnd(_ text: Bytes, from start: Int, isWhole: Bool) -> Int? {
        guard let end = (start..<text.count).first(where: { text[$0].isLineEnd }) else {
            return isWhole ? text.count : nil
        }
        var next = end
        while next < text.count, text[next] == .carriageReturn { next += 1 }
        if next == text.count { return isWhole ? next : nil }
        return text[next] == .newline ? next + 1 : end + 1
    }
}
