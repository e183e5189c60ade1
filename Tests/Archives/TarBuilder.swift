/// A tar written byte by byte, so that it can say what no tool would.
struct TarBuilder {
    private(set) var bytes: [UInt8] = []

    /// Adds an entry: type `0` is a file, `1` a hard link, `2` a symbolic link, `3` a device, `5` a folder, `6` a fifo.
    mutating func add(
        _ name: String, _ content: String = "", type: Character = "0", link: String = "", mode: Int = 0o644,
        changing change: (inout [UInt8]) -> Void = { _ in }
    ) {
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int) {
            header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
        }
        put(name, at: 0)
        put(octal(mode, 7), at: 100)
        put(octal(content.utf8.count, 11), at: 124)
        put(octal(0, 11), at: 136)
        put("        ", at: 148)
        put(String(type), at: 156)
        put(link, at: 157)
        put("ustar\u{0}00", at: 257)
        change(&header)
        put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\u{0} ", at: 148)
        bytes += header + content.utf8 + [UInt8](repeating: 0, count: (512 - content.utf8.count % 512) % 512)
    }

    /// The whole archive, its end marked.
    var archive: [UInt8] { bytes + [UInt8](repeating: 0, count: 1024) }

    private func octal(_ number: Int, _ digits: Int) -> String {
        let text = String(number, radix: 8)
        return String(repeating: "0", count: digits - text.count) + text
    }
}
