/// `text` in quotes, made `visible`.
package func quoted(_ text: String) -> String { "'" + visible(text) + "'" }

/// `text`, safe for a terminal: control characters escaped, at most 200 characters.
package func visible(_ text: String) -> String {
    let shown = text.unicodeScalars.prefix(200).map {
        $0.properties.generalCategory == .control ? $0.escaped(asASCII: true) : String($0)
    }
    return shown.joined() + (text.unicodeScalars.count > 200 ? "..." : "")
}

extension String {
    /// At most 40 characters, control characters as dots, for a cell of a table.
    package var shownInOneLine: String {
        let visible = String(
            String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? "." : $0 }))
        return visible.count > 40 ? visible.prefix(39) + "…" : visible
    }
}

extension Collection<String> {
    /// The first ten in quotes and the number of the others: `'Id', 'size' and 3 more`.
    package var listed: String {
        let first = prefix(10).map(quoted).joined(separator: ", ")
        return first + (count > 10 ? " and \(count - 10) more" : "")
    }
}
