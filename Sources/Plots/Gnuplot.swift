import Files
import Platform

/// The program gnuplot, which draws pictures from scripts.
struct Gnuplot: Sendable {
    /// Where the program is.
    let path: String

    /// Looks for the program in the folders of `searchPath`, which is written as `PATH` is.
    init(searchPath: String) throws(PlotError) {
        let places = searchPath.split(separator: ":").map { "\($0)/gnuplot" }
        guard let path = places.first(where: isProgram) else {
            throw PlotError(
                code: .gnuplotMissing,
                message: "gnuplot draws the pictures and was not found in PATH; install the package gnuplot-nox"
                    + " (apt-get install gnuplot-nox; on macOS brew install gnuplot)")
        }
        self.path = path
    }

    /// The picture that `script` draws.
    ///
    /// The user's own start-up files are not read: pictures look the same everywhere.
    func draw(_ script: String) throws(PlotError) -> [UInt8] {
        let child: ChildProcess
        do {
            child = try ChildProcess(path, ["--default-settings"], input: script)
        } catch {
            throw PlotError(code: .gnuplotFailed, message: error.description)
        }
        guard child.status == 0, !child.output.isEmpty else {
            throw PlotError(
                code: .gnuplotFailed,
                message: "\(path) ended with status \(child.status): \(summary(of: child.messages))")
        }
        return child.output
    }
}

/// Whether a file that can be run is at `path`.
private func isProgram(_ path: String) -> Bool {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder else { return false }
    return FileManager.default.isExecutableFile(atPath: path)
}

/// What the program complained of, in one line.
private func summary(of messages: String) -> String {
    let lines = messages.split(whereSeparator: \.isNewline).map { $0.trimmingPrefix { $0 == " " } }
    return lines.filter { !$0.isEmpty }.suffix(3).joined(separator: "; ")
}

/// `text` as a string in a script, drawn as it is: characters that gnuplot might replace or take for the string's end are
/// given by their numbers.
func scriptString(_ text: String) -> String {
    let codes: [Unicode.Scalar: String] = ["\"": "\\042", "'": "\\047", "@": "\\100", "\\": "\\134", "`": "\\140"]
    return "\"" + singleLine(text).unicodeScalars.map { codes[$0] ?? String($0) }.joined() + "\""
}
