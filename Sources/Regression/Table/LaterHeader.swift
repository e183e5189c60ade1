import Support

/// The header of a CSV file below other lines, such as a title, or between other separators, found by the name of a column.
struct LaterHeader {
    /// The number of its line, from 1.
    let line: Int
    /// The character between its fields.
    let separator: Unicode.Scalar

    /// Searches the first 100 lines of the file at `path` for a field `name`, in the first with another separator than
    /// `usual`, in the others among more than `width` fields; nil if none matches.
    init?(ofFile path: String, naming name: String, widerThan width: Int, notBetween usual: Unicode.Scalar) {
        guard path != "-", let file = try? FileDescriptor.reading(path),
            let start = try? file.bytes(at: 0, count: 1 << 16)
        else { return nil }
        let lines = String(decoding: start, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.prefix(100).enumerated() {
            // Of blanks there are many in titles.
            let separators: [Unicode.Scalar] = [",", ";", "\t", "|"] + (index == 0 && width == 1 ? [" "] : [])
            let separator = separators.first { separator in
                let fields = Self.fields(of: line, between: separator)
                return fields.contains(name)
                    && (index > 0 ? fields.count > width : fields.count > 1 && separator != usual)
            }
            guard let separator else { continue }
            (self.line, self.separator) = (index + 1, separator)
            return
        }
        return nil
    }

    private static func fields(of line: Substring, between separator: Unicode.Scalar) -> [String] {
        let quotes: Set<Character> = ["\"", "\u{FEFF}"]
        return line.split(separator: Character(separator), omittingEmptySubsequences: false).map { field in
            String(
                field.drop { quotes.contains($0) || $0 == " " }.reversed().drop { quotes.contains($0) || $0 == " " }
                    .reversed())
        }
    }
}
