#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that appears under its name only when all of it is on the disk.
///
/// It is written beside its place under a temporary name, synced and renamed; after a failure nothing is left.
struct AtomicFile {
    let url: URL
    let overwriting: Bool

    func save(_ bytes: [UInt8]) throws {
        guard overwriting || access(url.path, F_OK) != 0 else { throw exists }
        let folder = url.deletingLastPathComponent().path
        let temporary = "\(folder)/.\(url.lastPathComponent.prefix(200)).\(UInt64.random(in: .min ... .max)).part"
        do {
            try writeAndSync(bytes, to: temporary)
            try publish(temporary)
        } catch {
            unlink(temporary)
            throw error
        }
        syncFolder(folder)
    }

    private func writeAndSync(_ bytes: [UInt8], to path: String) throws {
        let file = try check(open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666))
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
                return write(file, rest.baseAddress, rest.count)
            }
            if count < 0, errno == EINTR { continue }
            try check(Int32(clamping: count))
            written += count
        }
        try check(fsync(file))
    }

    /// Gives the temporary file its name. A link, unlike a rename, fails if there is a file of that name by now.
    private func publish(_ temporary: String) throws {
        if !overwriting {
            if link(temporary, url.path) == 0 {
                unlink(temporary)
                return
            }
            if errno == EEXIST { throw exists }
            // Some file systems have no links: what was checked at the beginning must do.
        }
        try check(rename(temporary, url.path))
    }

    /// Makes the new name last, where the file system can; the file is complete either way.
    private func syncFolder(_ folder: String) {
        let file = open(folder, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        _ = fsync(file)
        close(file)
    }

    /// Turns the failure of a system call into an error.
    @discardableResult private func check(_ result: Int32) throws -> Int32 {
        guard result < 0 else { return result }
        let cause = String(cString: strerror(errno))
        throw CSVError(.unwritable, file: url.lastPathComponent, "\(url.path) cannot be written: \(cause)")
    }

    private var exists: CSVError {
        CSVError(
            .exists, file: url.lastPathComponent,
            "\(url.path) is there already: allow overwriting, or choose another name")
    }
}
