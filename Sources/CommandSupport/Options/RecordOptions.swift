import ArgumentParser
import Arrays
import DataHub
import Files

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where the record of a run goes.
package struct RecordOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A folder for the record of the run, run.json: the result and all that it was made from.",
            valueName: "folder"), completion: .directory)
    package var runDir: String?

    /// What makes the run again, from the name of the command on: what was typed, unless that names a record itself.
    package var arguments = Array(CommandLine.arguments.dropFirst())

    package init() {}

    private enum CodingKeys: CodingKey { case runDir }

    /// The record with the flag that asks for it: one of the files that a command writes.
    package var output: (flag: String, path: String?) {
        ("--run-dir", runDir.map { recordFile(in: fileURL($0)).givenPath })
    }

    /// Throws `OutputExists` if there is a record that must not be replaced.
    package func check(overwriting: Bool) throws {
        guard !overwriting, let path = output.path, FileManager.default.fileExists(atPath: path) else { return }
        throw OutputExists(path: path)
    }

    /// Makes the folder, before any work that would be lost without it.
    package func prepare() throws {
        guard let runDir else { return }
        try makeFolders(fileURL(runDir).givenPath)
    }

    /// Writes the record, if it is asked for; an older one is replaced.
    ///
    /// - Parameters:
    ///   - summary: What the run was and came to: an object.
    ///   - columns: The names of the features, in order, if they have any.
    ///   - threads: How many threads worked.
    package func write(_ summary: some Encodable, columns: [String]? = nil, threads: Int) throws {
        guard let runDir else { return }
        try writeRecord(of: summary, arguments: arguments, columns: columns, threads: threads, in: fileURL(runDir))
    }
}

/// The file of the record in `folder`.
package func recordFile(in folder: URL) -> URL { folder.appending(path: "run.json") }

/// Writes `run.json` in `folder`; an older one is replaced. Secrets in the address of `--mirror` do not get into it.
package func writeRecord(
    of summary: some Encodable, arguments: [String] = Array(CommandLine.arguments.dropFirst()),
    columns: [String]? = nil, threads: Int, in folder: URL
) throws {
    let record = RunRecord(
        arguments: hidingSecrets(in: arguments), threads: threads, columns: columns, summary: summary)
    try AtomicFile.write(Console.json(record), to: recordFile(in: folder))
}

/// `arguments` with the address of `--mirror` as messages show it.
private func hidingSecrets(in arguments: [String]) -> [String] {
    let flag = "--mirror"
    return zip([""] + arguments, arguments).map { before, argument in
        if before == flag { return withoutSecrets(argument) }
        guard argument.hasPrefix(flag + "=") else { return argument }
        return flag + "=" + withoutSecrets(String(argument.dropFirst(flag.count + 1)))
    }
}

/// The file `run.json`: the summary of a run, and all that tells how the run came to its numbers.
private struct RunRecord<Summary: Encodable>: Encodable {
    let arguments: [String]
    /// The kernel of the matrix products: with it, the build and the seed the numbers are equal bit for bit.
    let kernel = MatrixThreads.kernel
    let threads: Int
    let columns: [String]?
    let summary: Summary

    private enum CodingKeys: CodingKey { case version, arguments, kernel, threads, columns }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(productVersion, forKey: .version)
        try container.encode(arguments, forKey: .arguments)
        try container.encode(kernel, forKey: .kernel)
        try container.encode(threads, forKey: .threads)
        try container.encodeIfPresent(columns, forKey: .columns)
        try summary.encode(to: encoder)
    }
}
