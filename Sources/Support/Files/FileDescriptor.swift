/// An open file, closed when it goes out of scope.
package struct FileDescriptor: ~Copyable {
    package let path: String
    package let number: Int32

    private init(path: String, bytes: [CChar], flags: Int32, mode: mode_t = 0) throws(SystemError) {
        let number = retrying { open(bytes, flags | O_CLOEXEC, mode) }
        guard number >= 0 else { throw SystemError("open", path) }
        (self.path, self.number) = (path, number)
    }

    private init(path: String, number: Int32) { (self.path, self.number) = (path, number) }

    deinit { close(number) }

    /// Opens a file or folder for reading. A named pipe without a writer opens at once; reading waits.
    package static func reading(_ path: String) throws(SystemError) -> FileDescriptor {
        let file = try FileDescriptor(path: path, bytes: terminated(path.utf8), flags: O_RDONLY | O_NONBLOCK)
        let flags = fcntl(file.number, F_GETFL)
        guard flags >= 0, fcntl(file.number, F_SETFL, flags & ~O_NONBLOCK) >= 0 else {
            throw SystemError("open", path)
        }
        return file
    }

    /// Standard input, from its current position.
    package static func standardInput() throws(SystemError) -> FileDescriptor {
        let number = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
        guard number >= 0 else { throw SystemError("read", "standard input") }
        return FileDescriptor(path: "standard input", number: number)
    }

    /// Opens a folder, whose path need not be UTF-8.
    package static func reading(_ path: [UInt8]) throws(SystemError) -> FileDescriptor {
        try FileDescriptor(path: String(decoding: path, as: UTF8.self), bytes: terminated(path), flags: O_RDONLY)
    }

    /// Makes a file at `path`, which must not exist, with `mode` less the umask.
    package static func creating(_ path: String, mode: UInt32 = 0o666) throws(SystemError) -> FileDescriptor {
        try creating(Array(path.utf8), mode: mode)
    }

    /// As above, for a path that need not be UTF-8.
    package static func creating(_ path: [UInt8], mode: UInt32) throws(SystemError) -> FileDescriptor {
        let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW
        let name = String(decoding: path, as: UTF8.self)
        return try FileDescriptor(path: name, bytes: terminated(path), flags: flags, mode: mode_t(mode))
    }

    /// Makes an empty file without a name in `folder`, which is removed with the descriptor.
    package static func temporary(in folder: String = temporaryFolder) throws(SystemError) -> FileDescriptor {
        let path = folder + "/.temporary-" + String(UInt64.random(in: 0...UInt64.max), radix: 16)
        let description = "a temporary file in \(folder)"
        let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let number = retrying { open(path, flags, 0o600) }
        guard number >= 0 else { throw SystemError("make", description) }
        unlink(path)
        return FileDescriptor(path: description, number: number)
    }

    /// Opens the file at `path`, which must exist, for reading and writing.
    package static func changing(_ path: String) throws(SystemError) -> FileDescriptor {
        try FileDescriptor(path: path, bytes: terminated(path.utf8), flags: O_RDWR)
    }

    /// Opens the file at `path` for reading and writing, or makes it; never through a symbolic link.
    package static func updating(_ path: String) throws(SystemError) -> FileDescriptor {
        let flags = O_RDWR | O_CREAT | O_NOFOLLOW
        return try FileDescriptor(path: path, bytes: terminated(path.utf8), flags: flags, mode: 0o666)
    }

    /// Writes the content of a file, or the entries of a folder, to disk.
    package borrowing func synchronize() throws(SystemError) {
        // EINVAL: the file system cannot synchronize folders.
        guard retrying({ fsync(number) }) == 0 || errno == EINVAL else { throw SystemError("synchronize", path) }
    }

    /// Cuts or extends the file to `size` bytes.
    package borrowing func truncate(to size: Int) throws(SystemError) {
        guard retrying({ ftruncate(number, off_t(size)) }) == 0 else { throw SystemError("resize", path) }
    }

    package borrowing func setPermissions(_ mode: UInt32) throws(SystemError) {
        guard retrying({ fchmod(number, mode_t(mode)) }) == 0 else { throw SystemError("set permissions of", path) }
    }

    /// The size in bytes; nil if it is not a regular file.
    package borrowing func regularFileSize() throws(SystemError) -> Int? {
        let status = try status()
        return status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    /// The number of hard links.
    package borrowing func nameCount() throws(SystemError) -> Int { Int(try status().st_nlink) }

    private borrowing func status() throws(SystemError) -> stat {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw SystemError("examine", path) }
        return status
    }
}

/// The folder of temporary files: `TMPDIR`, or `/tmp`.
package var temporaryFolder: String {
    guard let folder = getenv("TMPDIR").map({ String(cString: $0) }), !folder.isEmpty else { return "/tmp" }
    return folder
}

/// Whether anything is at `path`, even a broken link.
package func hasEntry(at path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
}

/// Whether a regular file is at `path`, links followed; nil if nothing is.
package func isRegularFile(_ path: String) -> Bool? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFREG
}

/// The target of the symbolic link at `path`; nil if it is not one.
package func linkTarget(_ path: [UInt8]) -> [UInt8]? {
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(terminated(path), &target, target.count)
    return count < 0 ? nil : target.prefix(count).map { UInt8(bitPattern: $0) }
}

/// The folder of the file at `path`. Unlike a URL's, it keeps `..`, which the system resolves after links.
package func parentFolder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// Makes the folder at `path` and missing ones above it, all or none; returns the new ones, outermost first.
@discardableResult
package func makeFolders(_ path: String) throws(SystemError) -> [String] {
    guard mkdir(path, 0o777) != 0 else { return [path] }
    let failure = SystemError("make the folder", path)
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return [] }
    let parent = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
    guard failure.isMissing, !parent.isEmpty else { throw failure }
    let above = try makeFolders(parent)
    if mkdir(path, 0o777) == 0 { return above + [path] }
    // Another process was faster.
    if errno == EEXIST { return above }
    let last = SystemError("make the folder", path)
    removeEmptyFolders(above)
    throw last
}

/// Makes the folder at `path` by `makeFolders`, and calls `body` with the new folders.
///
/// Retries if the folder disappears in between: a failing process removes empty folders.
package func withFolder<Result>(
    _ path: String, _ body: (_ made: [String]) throws(SystemError) -> Result
) throws(SystemError) -> Result {
    var attempts = 100
    while true {
        do {
            return try body(makeFolders(path))
        } catch  where (error.isMissing || error.isTaken) && attempts > 1 {
            attempts -= 1
        }
    }
}

/// Removes nested folders, listed outermost first, as far as they are empty.
package func removeEmptyFolders(_ paths: [String]) {
    for path in paths.reversed() { rmdir(path) }
}

/// `bytes` as a C string.
package func terminated(_ bytes: some Sequence<UInt8>) -> [CChar] {
    bytes.map { CChar(bitPattern: $0) } + [0]
}

/// Retries `body` while a signal interrupts it.
func retrying<Result: SignedInteger>(_ body: () -> Result) -> Result {
    while true {
        let result = body()
        if result != -1 || errno != EINTR { return result }
    }
}
