/// Whether a file that begins with `bytes` is a web page, as a login or error page that was saved in place of a file.
package func looksLikeWebPage(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self).lowercased().drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    return text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
}
