import Archives
import ArgumentParser
import Support

/// `conformance extract`: an archive in a new folder.
struct Extract: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Extract an archive into a new folder.")

    @Argument(help: "A zip or tar archive.") var file: String
    @Argument(help: "The folder to make.") var destination: String

    func run() throws {
        try Archive(at: URL(filePath: file)).extract(to: URL(filePath: destination))
    }
}
