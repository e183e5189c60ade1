import Files
import Platform

/// What a program did that was run to its end.
///
/// Foundation's `Process` would do too, but all of Foundation would then be loaded at every start.
struct ChildProcess {
    /// What it wrote to standard output.
    let output: [UInt8]
    /// What it wrote to standard error.
    let messages: String
    /// Its exit code, or 128 and the number of the signal that ended it.
    let status: Int32

    /// Runs the program at `path` with `input` as its standard input.
    ///
    /// All three streams are files without names, so that no side can wait for the other and nothing stays behind.
    init(_ path: String, _ arguments: [String], input: String) throws(SystemError) {
        let standardInput = try NamelessFile()
        let standardOutput = try NamelessFile()
        let standardError = try NamelessFile()
        try standardInput.write(input)
        let process = try spawn(
            path, arguments, streams: [standardInput.number, standardOutput.number, standardError.number])
        status = try exitStatus(of: process, path)
        output = try standardOutput.bytes()
        messages = String(decoding: try standardError.bytes(), as: UTF8.self)
    }
}

/// A file in the folder for temporary files that has no name and is gone when it is closed.
private struct NamelessFile: ~Copyable {
    private let stream: UnsafeMutablePointer<FILE>

    init() throws(SystemError) {
        guard let stream = tmpfile() else { throw SystemError("make", "a temporary file") }
        self.stream = stream
    }

    deinit { fclose(stream) }

    /// The descriptor.
    var number: Int32 { fileno(stream) }

    /// Writes `text` and goes back to the start.
    borrowing func write(_ text: String) throws(SystemError) {
        let bytes = Array(text.utf8)
        guard fwrite(bytes, 1, bytes.count, stream) == bytes.count, fseek(stream, 0, SEEK_SET) == 0 else {
            throw SystemError("write to", "a temporary file")
        }
    }

    /// All of the file.
    borrowing func bytes() throws(SystemError) -> [UInt8] {
        let size = fseek(stream, 0, SEEK_END) == 0 ? ftell(stream) : -1
        guard size >= 0, fseek(stream, 0, SEEK_SET) == 0 else { throw SystemError("read", "a temporary file") }
        var bytes = [UInt8](repeating: 0, count: size)
        guard fread(&bytes, 1, size, stream) == size else { throw SystemError("read", "a temporary file") }
        return bytes
    }
}

/// Starts a program in this process's environment, its first descriptors being `streams`.
private func spawn(_ path: String, _ arguments: [String], streams: [Int32]) throws(SystemError) -> pid_t {
    let environment = ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer {
        posix_spawn_file_actions_destroy(&actions)
        (environment + words).forEach { free($0) }
    }
    for (number, stream) in streams.enumerated() {
        posix_spawn_file_actions_adddup2(&actions, stream, Int32(number))
    }
    var process = pid_t()
    let failure = posix_spawn(&process, path, &actions, nil, words, environment)
    guard failure == 0 else { throw SystemError("run", path, number: failure) }
    return process
}

/// Waits for a program's end.
private func exitStatus(of process: pid_t, _ path: String) throws(SystemError) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1 {
        guard errno == EINTR else { throw SystemError("wait for", path) }
    }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
}
