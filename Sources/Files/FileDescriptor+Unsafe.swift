import Platform

extension FileDescriptor {
    /// Writes all of `bytes` at `offset`.
    package borrowing func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SystemError) {
        var done = 0
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            let count = retrying { pwrite(number, rest.baseAddress, rest.count, off_t(offset + done)) }
            guard count > 0 else { throw SystemError("write", path) }
            done += count
        }
    }

    /// Fills `buffer` from the file as far as it goes, beginning at `offset`; gives the number of bytes, 0 at the end.
    package borrowing func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
        var done = 0
        while done < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
            let count = retrying { pread(number, rest.baseAddress, rest.count, off_t(offset + done)) }
            guard count >= 0 else { throw SystemError("read", path) }
            if count == 0 { break }
            done += count
        }
        return done
    }

    /// Fills `buffer` with what comes next, from a pipe too; gives the number of bytes, fewer than it holds only at the end.
    ///
    /// Throws a `SystemError`, and a `CancellationError` if the task is cancelled while nothing comes or before all has come.
    package borrowing func readNext(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        var done = 0
        while done < buffer.count {
            try waitForBytes()
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
            let count = retrying { readSome(number, rest.baseAddress, rest.count) }
            guard count >= 0 else { throw SystemError("read", path) }
            if count == 0 { break }
            done += count
        }
        return done
    }

    /// All that can be read from here to the end, from a pipe too. Throws as `readNext`.
    package borrowing func remainingBytes() throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity((try regularFileSize() ?? 1 << 20) + 1)
        while true {
            let start = bytes.count, room = bytes.capacity - start
            let space = room > 0 ? min(room, 1 << 20) : 1 << 20
            bytes.append(contentsOf: repeatElement(0, count: space))
            let count = try bytes.withUnsafeMutableBytes {
                try readNext(into: UnsafeMutableRawBufferPointer(rebasing: $0[start...]))
            }
            bytes.removeLast(space - count)
            if count < space { return bytes }
        }
    }

    /// The `count` bytes at `offset`, or fewer where the file ends.
    package borrowing func bytes(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var failure: SystemError?
        var filled = 0
        bytes.withUnsafeMutableBytes { buffer in
            do throws(SystemError) { filled = try read(into: buffer, at: offset) } catch { failure = error }
        }
        if let failure { throw failure }
        bytes.removeLast(count - filled)
        return bytes
    }
}

extension FileDescriptor {
    /// Waits until something can be read, or the end is there, or an error; and not longer than until the task is cancelled.
    private borrowing func waitForBytes() throws {
        var request = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
        repeat { try Task.checkCancellation() } while poll(&request, 1, 100) == 0
    }
}

/// The system's `read`, whose name a method has for itself.
private func readSome(_ number: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(number, buffer, count)
}
