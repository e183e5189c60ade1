import Platform

/// Ends the program: `exit`, whose name a command has for itself.
func endProcess(_ status: Int32) -> Never { exit(status) }

/// Lets a write beyond a limit on the size of files fail, like one to a full disk, instead of ending the program.
func outliveFileSizeLimits() { ignoreSignal(SIGXFSZ) }

/// The characters in a line of the terminal `descriptor`; 80 if it is none or does not know.
func terminalWidth(_ descriptor: Int32) -> Int {
    var size = winsize()
    return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
}

/// Writes all of `text`; false if that failed, with the reason in `errno`.
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
