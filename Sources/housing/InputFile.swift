import Files

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file that a command reads; `-` is standard input.
struct InputFile {
    /// The path as the user gave it.
    let path: String

    /// Names the file.
    init(_ path: String) { self.path = path }

    /// Its name in messages and records.
    var name: String { path == Self.standardInput ? "standard input" : fileURL(path).lastPathComponent }

    /// Opens it.
    func open() throws(SystemError) -> FileDescriptor {
        path == Self.standardInput ? try .standardInput() : try .reading(path)
    }

    /// The name of standard input on the command line.
    static let standardInput = "-"
}
