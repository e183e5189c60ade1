/// `text` in one line: what could end the line or steer a terminal becomes a blank.
func singleLine(_ text: String) -> String {
    let scalars = text.unicodeScalars.map {
        [.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory) ? " " : String($0)
    }
    return scalars.joined()
}
