/// `text` as a JSON string with minimal escapes.
package func jsonString(_ text: String) -> String {
    let escapes: [Unicode.Scalar: String] = [
        "\"": "\\\"", "\\": "\\\\", "\u{8}": "\\b", "\u{C}": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t",
    ]
    var result = "\""
    for scalar in text.unicodeScalars {
        if let escape = escapes[scalar] {
            result += escape
        } else if scalar.value < 0x20 {
            result += (scalar.value < 0x10 ? "\\u000" : "\\u00") + String(scalar.value, radix: 16)
        } else {
            result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}
