/// `text` in quotes, fit for a terminal as `visible` makes it.
package func quoted(_ text: String) -> String { "'" + visible(text) + "'" }

/// `text` with its control characters made visible and its length bounded, fit for a terminal.
package func visible(_ text: String) -> String {
    let shown = text.unicodeScalars.prefix(200).map {
        $0.properties.generalCategory == .control ? $0.escaped(asASCII: true) : String($0)
    }
    return shown.joined() + (text.unicodeScalars.count > 200 ? "..." : "")
}
