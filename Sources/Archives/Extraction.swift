import Support

/// An extraction in progress.
struct Extraction {
    private var tree = EntryTree()
    private var staging: StagingFolder
    private let maximumDepth: Int

    init(to destination: String, maximumDepth: Int) throws {
        staging = try StagingFolder(for: destination)
        self.maximumDepth = maximumDepth
    }

    /// Adds `entry` with its data. Symbolic links are made at the end: nothing is ever written through one.
    mutating func add(_ entry: RawEntry, from archive: inout OpenedArchive) throws {
        try Task.checkCancellation()
        do {
            let path = try EntryPath(entry.name)
            guard path.components.count <= maximumDepth else {
                throw Fault(
                    .tooLarge, "more than \(maximumDepth) folders within each other; raise maximumDepth if you trust it"
                )
            }
            try make(entry, at: path, from: &archive)
        } catch var fault as Fault {
            fault.entry = fault.entry ?? entry.name
            throw fault
        }
    }

    private mutating func make(_ entry: RawEntry, at path: EntryPath, from archive: inout OpenedArchive) throws {
        switch entry.kind {
        case .directory:
            try addFolders(tree.addDirectory(path), namesLast: true, of: &archive)
            _ = try archive.readData(of: entry) { _, _ in }
        case .file where tree.hasFile(at: path):
            try repeatFile(entry, at: path, from: &archive)
        case .file:
            try addFolders(tree.add(.file, at: path), of: &archive)
            let file = try staging.addFile(path, mode: entry.mode)
            try write(entry, to: file, from: &archive)
        case .symbolicLink(let target):
            try addFolders(tree.add(.link(target: target), at: path), of: &archive)
        case .hardLink(let target):
            try addHardLink(path, to: EntryPath(target), of: &archive)
        case .special:
            throw Fault(.unsafe, "a device, fifo or socket, which no data archive holds")
        }
    }

    /// Makes folders, outermost first. If `archive` `namesLast`, it has counted the last one itself.
    private mutating func addFolders(
        _ folders: [ArraySlice<[UInt8]>], namesLast: Bool = false, of archive: inout OpenedArchive
    ) throws {
        if !folders.isEmpty { try archive.count(impliedFolders: folders.count - (namesLast ? 1 : 0)) }
        for folder in folders { try staging.addFolder(folder) }
    }

    private func write(
        _ entry: RawEntry, to file: consuming FileDescriptor, from archive: inout OpenedArchive
    ) throws {
        let length = try archive.readData(of: entry) { bytes, offset in
            try Task.checkCancellation()
            try file.write(bytes, at: offset)
        }
        try file.truncate(to: length)
        if staging.synchronizesEachFile { try file.synchronize() }
    }

    /// Adds a file with the name of an earlier one: it replaces that in a tar, and must equal it in a zip.
    private mutating func repeatFile(_ entry: RawEntry, at path: EntryPath, from archive: inout OpenedArchive) throws {
        if archive.isAppendable {
            try staging.removeFile(path)
            let file = try staging.addFile(path, mode: entry.mode)
            try write(entry, to: file, from: &archive)
        } else if try !staging.contents.holds(entry, of: &archive) {
            throw Fault(.duplicate, "the archive holds two different files of this name")
        }
    }

    private mutating func addHardLink(
        _ path: EntryPath, to target: EntryPath, of archive: inout OpenedArchive
    ) throws {
        guard tree.hasFile(at: target) else {
            let name = String(decoding: target.bytes, as: UTF8.self)
            throw Fault(.unsafe, "a hard link to \(quoted(name)), which is no earlier file of the archive")
        }
        try addFolders(tree.add(.file, at: path), of: &archive)
        try staging.addHardLink(path, to: target)
    }

    /// Makes the links and renames the folder.
    mutating func finish(isReplacing: Bool) throws {
        try tree.checkLinks()
        for (path, target) in tree.links { try staging.addLink(path, target: target) }
        try staging.publish(isReplacing: isReplacing)
    }

    /// Removes all that was extracted.
    func discard() { staging.discard() }
}
