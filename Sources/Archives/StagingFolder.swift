import Support

/// A temporary folder beside the destination, which is renamed when complete, or removed.
///
/// It has no links before `addLink` is called, and only its owner writes there: no path below it can lead elsewhere.
struct StagingFolder {
    private let destination: String
    private let path: String
    private let parent: String
    /// The folders above that this made, outermost first.
    private let madeAbove: [String]
    private var folders: [[UInt8]] = []
    private var itemCount = 0

    /// Whether files and folders are synchronized one by one. For many, `publish` is faster with one call for all.
    var synchronizesEachFile: Bool {
        #if os(Linux)
            itemCount <= 1000
        #else
            true
        #endif
    }

    /// Makes an empty folder beside `destination`, and the missing folders above it.
    init(for destination: String) throws {
        self.destination = destination
        let parent = parentFolder(of: destination)
        self.parent = parent
        (path, madeAbove) = try withFolder(parent) { made throws(SystemError) in
            let path = Self.unusedName(in: parent)
            guard mkdir(path, 0o755) == 0 else {
                let error = SystemError("make the folder", path)
                removeEmptyFolders(made)
                throw error
            }
            return (path, made)
        }
    }

    private static func unusedName(in parent: String) -> String {
        parent + "/.extract-" + String(UInt64.random(in: 0...UInt64.max), radix: 16)
    }

    mutating func addFolder(_ components: some Sequence<[UInt8]>) throws {
        itemCount += 1
        let folder = try place(components)
        guard mkdir(terminated(folder), 0o755) == 0 else { throw failure("make the folder", folder) }
        folders.append(folder)
    }

    /// Makes a file. Whatever `mode` says, the owner may read and write it, and nobody else may write it.
    mutating func addFile(_ file: EntryPath, mode: UInt32) throws -> FileDescriptor {
        itemCount += 1
        return try FileDescriptor.creating(place(file.components), mode: mode & 0o755 | 0o600)
    }

    /// Removes a file. It must not have hard links, which would keep the old content.
    func removeFile(_ file: EntryPath) throws {
        let place = try place(file.components)
        guard try FileDescriptor.reading(place).nameCount() == 1 else {
            throw Fault(.duplicate, "an earlier file of this name has hard links", entry: file.bytes)
        }
        guard unlink(terminated(place)) == 0 else { throw failure("remove", place) }
    }

    var contents: ExtractedFolder { ExtractedFolder(path: path) }

    mutating func addHardLink(_ name: EntryPath, to target: EntryPath) throws {
        itemCount += 1
        let (old, new) = (try place(target.components), try place(name.components))
        guard link(terminated(old), terminated(new)) == 0 else { throw failure("link", new) }
    }

    mutating func addLink(_ name: EntryPath, target: [UInt8]) throws {
        itemCount += 1
        let place = try place(name.components)
        guard symlink(terminated(target), terminated(place)) == 0 else { throw failure("make the link", place) }
    }

    private func place(_ components: some Sequence<[UInt8]>) throws -> [UInt8] {
        let name = Array(components.joined(separator: [UInt8(ascii: "/")]))
        guard max(destination.utf8.count, path.utf8.count) + name.count + 2 <= Int(PATH_MAX) else {
            throw Fault(.unsafe, "its path would be longer than the \(PATH_MAX) bytes that can be opened", entry: name)
        }
        return Array(path.utf8) + [UInt8(ascii: "/")] + name
    }

    private func failure(_ operation: String, _ path: [UInt8]) -> SystemError {
        SystemError(operation, String(decoding: path, as: UTF8.self))
    }
}

extension StagingFolder {
    /// Synchronizes the folder and renames it to its destination, which must not exist unless `isReplacing`.
    func publish(isReplacing: Bool) throws {
        if synchronizesEachFile {
            for folder in folders { try FileDescriptor.reading(folder).synchronize() }
        } else {
            sync()
        }
        try FileDescriptor.reading(path).synchronize()
        var older: [String] = []
        while rename(path, destination) != 0 {
            guard errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR else {
                let error = SystemError("rename", path)
                if let last = older.last { rename(last, destination) }
                throw error
            }
            guard isReplacing else { throw Fault(.destinationExists, "\(destination) exists already") }
            if let aside = try moveDestinationAside() { older.append(aside) }
        }
        // The new folder is in place: leftovers of the old one are no failure.
        for folder in older { try? FileManager.default.removeItem(atPath: folder) }
        try FileDescriptor.reading(parent).synchronize()
    }

    /// Renames the existing destination; returns its new name, or nil if another process was faster.
    private func moveDestinationAside() throws(SystemError) -> String? {
        let aside = Self.unusedName(in: parent)
        if rename(destination, aside) == 0 { return aside }
        guard errno == ENOENT else { throw SystemError("rename", destination) }
        return nil
    }

    /// Removes the folder with its content, and the folders above that this made.
    func discard() {
        // The error that led here matters more than a failure of this.
        try? FileManager.default.removeItem(atPath: path)
        removeEmptyFolders(madeAbove)
    }
}
