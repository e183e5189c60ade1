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

extension SystemError {
    /// What the system told Foundation while it tried to do `operation`.
    package init(_ error: CocoaError, _ operation: String) {
        let cause = error.underlying as? POSIXError
        self.init(operation, error.filePath ?? "a file", number: cause?.code.rawValue ?? EIO)
    }
}
