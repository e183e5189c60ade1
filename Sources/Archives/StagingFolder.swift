import Files
import Platform

/// A folder beside the destination that becomes the destination when it is whole, or disappears.
///
/// Nothing in it is a link before `addLink` is called, and only its owner writes there: until then no path below it can
/// lead elsewhere.
struct StagingFolder {
    private let destination: String
    private let path: String
    private let parent: String
    /// The folders above it that were missing, outermost first.
    private let madeAbove: [String]
    private var folders: [[UInt8]] = []
    private var itemCount = 0

    /// Whether files and folders are to be put on the disk one by one: of many, links among them, which would take long,
    /// `publish` does it for all together.
    var synchronizesEachFile: Bool {
        #if os(Linux)
            itemCount <= 1000
        #else
            true
        #endif
    }

    /// Makes an empty folder beside `destination`, and the folders above it where they are missing.
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

    /// Makes a folder.
    mutating func addFolder(_ components: some Sequence<[UInt8]>) throws {
        itemCount += 1
        let folder = try place(components)
        guard mkdir(terminated(folder), 0o755) == 0 else { throw failure("make the folder", folder) }
        folders.append(folder)
    }

    /// Makes a file, which the owner may read and write whatever `mode` says, and nobody else may write.
    mutating func addFile(_ file: EntryPath, mode: UInt32) throws -> FileDescriptor {
        itemCount += 1
        return try FileDescriptor.creating(place(file.components), mode: mode & 0o755 | 0o600)
    }

    /// Removes a file, which may not have a second name: what stands under that one would be another file's content.
    func removeFile(_ file: EntryPath) throws {
        let place = try place(file.components)
        guard try FileDescriptor.reading(place).nameCount() == 1 else {
            throw Fault(.duplicate, "an earlier file of this name has hard links", entry: file.bytes)
        }
        guard unlink(terminated(place)) == 0 else { throw failure("remove", place) }
    }

    /// What has been written so far.
    var contents: ExtractedFolder { ExtractedFolder(path: path) }

    /// Gives the file `target` a second name.
    mutating func addHardLink(_ name: EntryPath, to target: EntryPath) throws {
        itemCount += 1
        let (old, new) = (try place(target.components), try place(name.components))
        guard link(terminated(old), terminated(new)) == 0 else { throw failure("link", new) }
    }

    /// Makes a symbolic link.
    mutating func addLink(_ name: EntryPath, target: [UInt8]) throws {
        itemCount += 1
        let place = try place(name.components)
        guard symlink(terminated(target), terminated(place)) == 0 else { throw failure("make the link", place) }
    }

    /// Where the entry of these components goes.
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
    /// Gives the folder its destination's name, once all of it is on disk.
    ///
    /// An older destination is replaced if `isReplacing`, and an error otherwise.
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
        // The new folder is in place; what cannot be removed of the old one is no reason to fail.
        for folder in older { try? FileManager.default.removeItem(atPath: folder) }
        try FileDescriptor.reading(parent).synchronize()
    }

    /// Frees the destination's name; gives the older folder's new one, or nil if another process was faster.
    private func moveDestinationAside() throws(SystemError) -> String? {
        let aside = Self.unusedName(in: parent)
        if rename(destination, aside) == 0 { return aside }
        guard errno == ENOENT else { throw SystemError("rename", destination) }
        return nil
    }

    /// Removes the folder and all in it, and those above it that it has made.
    func discard() {
        // Nothing can be done about a failure here, and the error that led here says more.
        try? FileManager.default.removeItem(atPath: path)
        removeEmptyFolders(madeAbove)
    }
}
