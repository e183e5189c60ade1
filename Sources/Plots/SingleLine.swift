/// `text` in one line: line ends and control characters become blanks.
func singleLine(_ text: String) -> String {
    let scalars = text.unicodeScalars.map {
        [.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory) ? " " : String($0)
    }
    return scalars.joined()
}
