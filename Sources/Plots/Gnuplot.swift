import Support

/// The program gnuplot, which draws pictures from scripts.
struct Gnuplot: Sendable {
    let path: String

    /// Searches the folders of `searchPath`, a list like `PATH`, for the program.
    init(searchPath: String) throws(PlotError) {
        let places = searchPath.split(separator: ":").map { "\($0)/gnuplot" }
        guard let path = places.first(where: isProgram) else {
            throw PlotError(
                code: .gnuplotMissing,
                reason: "gnuplot draws the pictures and was not found in PATH; install the package gnuplot-nox"
                    + " (apt-get install gnuplot-nox; on macOS brew install gnuplot)")
        }
        self.path = path
    }

    /// The picture that `script` draws, independent of the user's start-up files.
    func draw(_ script: String) throws(PlotError) -> [UInt8] {
        let child: ChildProcess
        do {
            child = try ChildProcess(path, ["--default-settings"], input: script)
        } catch {
            throw PlotError(code: .gnuplotFailed, reason: error.description)
        }
        guard child.status == 0, !child.output.isEmpty else {
            throw PlotError(
                code: .gnuplotFailed,
                reason: "\(path) ended with status \(child.status): \(summary(of: child.messages))")
        }
        return child.output
    }
}

/// Whether an executable file is at `path`.
private func isProgram(_ path: String) -> Bool {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder else { return false }
    return FileManager.default.isExecutableFile(atPath: path)
}

/// The last messages in one line.
private func summary(of messages: String) -> String {
    let lines = messages.split(whereSeparator: \.isNewline).map { $0.trimmingPrefix { $0 == " " } }
    return lines.filter { !$0.isEmpty }.suffix(3).joined(separator: "; ")
}

/// `text` as a string in a script. Characters with a meaning to gnuplot are escaped by their numbers.
func scriptString(_ text: String) -> String {
    let codes: [Unicode.Scalar: String] = ["\"": "\\042", "'": "\\047", "@": "\\100", "\\": "\\134", "`": "\\140"]
    return "\"" + singleLine(text).unicodeScalars.map { codes[$0] ?? String($0) }.joined() + "\""
}
