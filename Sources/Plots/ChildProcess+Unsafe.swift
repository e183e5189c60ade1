import Support

/// The result of a program that ran to its end.
///
/// Unlike Foundation's `Process`, it does not load all of Foundation at every start.
struct ChildProcess {
    let output: [UInt8]
    /// Its standard error.
    let messages: String
    /// Its exit code, or 128 plus the number of the signal that ended it.
    let status: Int32

    /// Runs the program at `path` with `input` as its standard input.
    ///
    /// All three streams are temporary files without names: neither side can block, and nothing is left behind.
    init(_ path: String, _ arguments: [String], input: String) throws(SystemError) {
        let standardInput = try FileDescriptor.temporary()
        let standardOutput = try FileDescriptor.temporary()
        let standardError = try FileDescriptor.temporary()
        try standardInput.write(Array(input.utf8), at: 0)
        let process = try spawn(
            path, arguments, streams: [standardInput.number, standardOutput.number, standardError.number])
        status = try exitStatus(of: process, path)
        output = try standardOutput.allBytes()
        messages = String(decoding: try standardError.allBytes(), as: UTF8.self)
    }
}

/// Starts a program in the environment of this process, with `streams` as its first descriptors.
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

private func exitStatus(of process: pid_t, _ path: String) throws(SystemError) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1 {
        guard errno == EINTR else { throw SystemError("wait for", path) }
    }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
}
