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

    /// Fills `buffer` from `offset` on; returns the number of bytes, fewer only at the end.
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

    /// Fills `buffer` with the next bytes, also of a pipe; returns their number, fewer only at the end.
    ///
    /// Throws a `SystemError`, or a `CancellationError` if the task is cancelled meanwhile.
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

    /// All bytes from here to the end, also of a pipe. Throws like `readNext`.
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

    /// The `count` bytes at `offset`, fewer at the end.
    package borrowing func bytes(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let filled = try bytes.withUnsafeMutableBufferPointer { buffer throws(SystemError) in
            try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
        }
        bytes.removeLast(count - filled)
        return bytes
    }

    package borrowing func allBytes() throws(SystemError) -> [UInt8] {
        try bytes(at: 0, count: try regularFileSize() ?? 0)
    }

    /// Writes all of `bytes` at `offset`.
    package borrowing func write(_ bytes: [UInt8], at offset: Int) throws(SystemError) {
        try bytes.withUnsafeBufferPointer { buffer throws(SystemError) in
            try write(UnsafeRawBufferPointer(buffer), at: offset)
        }
    }

    /// Waits for data, the end, an error, or the cancellation of the task.
    private borrowing func waitForBytes() throws {
        var request = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
        repeat { try Task.checkCancellation() } while poll(&request, 1, 100) == 0
    }
}

/// The system's `read`, which a method hides.
private func readSome(_ number: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(number, buffer, count)
}
