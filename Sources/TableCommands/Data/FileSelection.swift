import ArgumentParser
import DataHub

struct FileSelection<Host: TableProgram>: ParsableArguments {
    @Argument(help: "Names of files; see '\(Host.name) data list'.")
    var names: [String] = []

    /// The named files, or all if none is named.
    func files(in registry: Registry) throws -> [RemoteFile] {
        names.isEmpty ? registry.files : try names.map(registry.file(named:))
    }
}

/// Registered files for a command that changes them: names or `--all`.
struct DeliberateSelection<Host: TableProgram>: ParsableArguments {
    @OptionGroup var selection: FileSelection<Host>

    @Flag(help: "All registered files.")
    var all = false

    func validate() throws {
        guard all == selection.names.isEmpty else { throw ValidationError("Give either names or --all.") }
    }

    func files(in registry: Registry) throws -> [RemoteFile] { try selection.files(in: registry) }
}
