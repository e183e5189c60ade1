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
        let start = position
        guard start + 12 <= text.count || isWhole else { return nil }
        let isQuoted = start < text.count && text[start] == .quote
        let name = isQuoted ? start + 1 : start
        let letters = Array("sep=".utf8)
        guard name + 4 < text.count,
            zip(letters, name..<name + 4).allSatisfy({ text[$1] | 0x20 == $0 || text[$1] == $0 }),
            let next = Self.lineEnd(text, from: name + 5, isWhole: isWhole),
            (name + 5..<next).allSatisfy({ text[$0].isLineEnd || isQuoted && text[$0] == .quote }),
            CSVSyntax.canSeparate(Unicode.Scalar(text[name + 4]))
        else {
            (end, separator) = (start, nil)
            return
        }
        (end, separator) = (next, text[name + 4])
    }

    /// The offset behind the line end at or behind `start`: LF, CR LF, CR CR LF or CR.
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
