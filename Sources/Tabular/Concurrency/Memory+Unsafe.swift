#if canImport(Glibc)
    import Glibc
#endif

extension UnsafeMutableBufferPointer {
    /// Asks the system for large pages, where it has them on request: much memory that is written for the first time costs
    /// a fraction then.
    func preferLargePages() {
        #if canImport(Glibc)
            let page = Int(sysconf(Int32(_SC_PAGESIZE)))
            guard let baseAddress, page > 0 else { return }
            let start = (UInt(bitPattern: baseAddress) + UInt(page) - 1) / UInt(page) * UInt(page)
            let end = UInt(bitPattern: baseAddress + count)
            guard end > start else { return }
            // Where it is refused, small pages do.
            _ = madvise(UnsafeMutableRawPointer(bitPattern: start), Int(end - start), MADV_HUGEPAGE)
        #endif
    }
}

extension Array {
    /// Asks the system for large pages for all that the array has room for.
    mutating func preferLargePages() {
        withUnsafeMutableBufferPointer { [capacity] elements in
            UnsafeMutableBufferPointer(start: elements.baseAddress, count: capacity).preferLargePages()
        }
    }
}
