import Support

/// Calls `exit`, a name that commands hide.
func endProcess(_ status: Int32) -> Never { exit(status) }

/// Makes a write beyond a limit on file sizes fail instead of ending the program.
func outliveFileSizeLimits() { ignoreSignal(SIGXFSZ) }

/// The width of the terminal `descriptor` in characters; 80 if it is not a terminal.
func terminalWidth(_ descriptor: Int32) -> Int {
    var size = winsize()
    return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
}

/// Writes all of `text`; returns false on failure, with the reason in `errno`.
func writeAll(_ text: String, to descriptor: Int32) -> Bool {
    var rest = ArraySlice(text.utf8)
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
    }
    return true
}
