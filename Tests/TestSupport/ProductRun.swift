import Foundation

/// What a program, of this package or another, did: its output, its messages and its exit code.
public struct ProductRun: Sendable {
    /// What it wrote to standard output.
    public let output: String
    /// What it wrote to standard error.
    public let messages: String
    /// Its exit code.
    public let status: Int32

    /// Runs the program `name`, built beside the tests, to its end.
    ///
    /// - Parameters:
    ///   - name: The name of the executable.
    ///   - arguments: What follows it.
    ///   - environment: Variables to set; those of this package and of proxies are not passed on from the tests.
    ///   - folder: Where it runs.
    ///   - signal: Sent to it after `delay` seconds, if one is given.
    ///   - file: The signal is sent once this file is there, in place of after `delay`.
    public init(
        _ name: String, _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil,
        signal: Int32? = nil, after delay: TimeInterval = 1, once file: URL? = nil
    ) throws {
        try self.init(
            program: product(name), arguments, environment: environment, in: folder, signal: signal, after: delay,
            once: file)
    }

    /// Runs the program in the file `program` to its end; the rest is as above.
    public init(
        program: URL, _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil,
        signal: Int32? = nil, after delay: TimeInterval = 1, once file: URL? = nil
    ) throws {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .filter { !$0.key.hasPrefix("TABULARKIT_") && !$0.key.lowercased().hasSuffix("_proxy") }
            .merging(environment) { $1 }
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        (output, messages) = try capture(process, signal: signal, after: delay, once: file)
        status = process.terminationStatus
    }
}

/// The executable `name`, built beside the tests; the programs that users install are taken from the folder
/// `TABULARKIT_PROGRAMS`, such as `.build/release`, if that is set.
public func product(_ name: String) -> URL {
    if ["tabularkit", "housing", "fashion-mnist"].contains(name),
        let folder = ProcessInfo.processInfo.environment["TABULARKIT_PROGRAMS"]
    {
        return URL(filePath: folder).appending(path: name)
    }
    return URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: name)
}

/// Runs `process` and reads its standard output and standard error, by files so that neither can block.
private func capture(
    _ process: Process, signal: Int32?, after delay: TimeInterval, once file: URL?
) throws -> (String, String) {
    try withTemporaryFolder { folder in
        let files = [folder.appending(path: "output"), folder.appending(path: "messages")]
        let handles = try files.map { file in
            try Data().write(to: file)
            return try FileHandle(forWritingTo: file)
        }
        (process.standardOutput, process.standardError) = (handles[0], handles[1])
        try process.run()
        if let signal {
            if let file { wait(for: file, of: process) } else { Thread.sleep(forTimeInterval: delay) }
            kill(process.processIdentifier, signal)
        }
        process.waitUntilExit()
        return try (
            String(decoding: Data(contentsOf: files[0]), as: UTF8.self),
            String(decoding: Data(contentsOf: files[1]), as: UTF8.self)
        )
    }
}

/// Waits until `file` is there or `process` has ended.
private func wait(for file: URL, of process: Process) {
    while process.isRunning, !FileManager.default.fileExists(atPath: file.path) { Thread.sleep(forTimeInterval: 0.01) }
}
