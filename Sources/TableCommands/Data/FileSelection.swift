import ArgumentParser
import DataHub

/// Which registered files a command is about.
struct FileSelection<Host: TableProgram>: ParsableArguments {
    @Argument(help: "Registered names; see '\(Host.name) data list'.")
    var names: [String] = []

    /// The named files of `registry`, or all if none is named.
    func files(in registry: Registry) throws -> [RemoteFile] {
        names.isEmpty ? registry.files : try names.map(registry.file(named:))
    }
}

/// Which registered files a command changes something about: none unless they are named, or all are asked for.
struct DeliberateSelection<Host: TableProgram>: ParsableArguments {
    @OptionGroup var selection: FileSelection<Host>

    @Flag(help: "All registered files.")
    var all = false

    func validate() throws {
        guard all == selection.names.isEmpty else { throw ValidationError("Give either names or --all.") }
    }

    /// The named files of `registry`, or all.
    func files(in registry: Registry) throws -> [RemoteFile] { try selection.files(in: registry) }
}
