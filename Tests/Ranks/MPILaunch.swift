import Foundation
import TestSupport
import Testing

/// A launcher of MPI jobs, under its name in Debian.
enum MPILaunch: String, CaseIterable, CustomTestStringConvertible {
    case openMPI = "mpirun.openmpi"
    case mpich = "mpirun.mpich"

    static let areInstalled = allCases.allSatisfy { $0.program != nil }

    var testDescription: String { rawValue }

    private var program: URL? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.lazy.map { URL(filePath: String($0)).appending(path: rawValue) }.first {
            FileManager.default.isExecutableFile(atPath: $0.path)
        }
    }

    /// The launcher as a process that has not started.
    func process(_ name: String, ranks: Int, _ arguments: [String], in folder: URL) throws -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = flags(ranks) + [product(name).path] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.currentDirectoryURL = folder
        (process.standardInput, process.standardOutput) = (FileHandle.nullDevice, FileHandle.nullDevice)
        process.standardError = FileHandle.nullDevice
        return process
    }

    /// Runs a program, by default `tabularkit`, on ranks to its end.
    func run(
        _ name: String = "tabularkit", ranks: Int, _ arguments: [String], in folder: URL? = nil,
        with variables: [String: String] = [:]
    ) throws -> ProductRun {
        try launch(flags(ranks) + [product(name).path] + arguments, in: folder, with: variables)
    }

    /// Runs the launcher with its own arguments.
    func launch(
        _ arguments: [String], in folder: URL? = nil, with variables: [String: String] = [:]
    ) throws -> ProductRun {
        try ProductRun(
            program: program ?? URL(filePath: rawValue), arguments,
            environment: environment.merging(variables) { $1 }, in: folder)
    }

    private func flags(_ ranks: Int) -> [String] {
        (self == .openMPI ? ["--oversubscribe"] : []) + ["-n", "\(ranks)"]
    }

    /// Open MPI starts jobs of root, too, and ends those that are stopped at once instead of after two seconds.
    private var environment: [String: String] {
        [
            "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
            "OMPI_MCA_odls_base_sigkill_timeout": "0",
        ]
    }
}

/// A table of 60 rows.
func smallTable() -> String {
    let rows = (0..<60).map { row in
        let size = Double(row * 37 % 60) + 20, rooms = row * 7 % 4 + 1
        return "\(size),\(rooms),\(["north", "south", "east"][row % 3]),\(300 + 9 * size + 40 * Double(rooms))\n"
    }
    return "size,rooms,side,rent\n" + rows.joined()
}

/// A JSON document without what the number of ranks changes.
func timeless(_ text: String) throws -> NSObject {
    func strip(_ value: Any) -> Any {
        switch value {
        case let object as [String: Any]:
            object.filter { !["seconds", "ranks"].contains($0.key) }.mapValues(strip)
        case let array as [Any]: array.map(strip)
        default: value
        }
    }
    return try #require(strip(JSONSerialization.jsonObject(with: Data(text.utf8))) as? NSObject)
}
