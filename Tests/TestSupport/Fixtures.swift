#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The file or folder at `path` in the repository's `Fixtures`.
public func fixture(_ path: String) -> URL {
    repository.appending(path: "Fixtures").appending(path: path)
}

/// The folder of the package, found from the place of this file.
public let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
