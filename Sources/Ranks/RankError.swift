import Support

/// Why an MPI job cannot work.
public enum RankError: ExplainedError, Hashable {
    /// No library of MPI can be opened; the reason is the system's.
    case noLibrary(launcher: String, ranks: Int, library: String, reason: String)
    /// The library belongs to another MPI than the launcher: it found another number of ranks.
    case otherLibrary(launcher: String, ranks: Int, library: String, found: Int)
    /// Another rank has another version, or another kernel of matrix products: its numbers may differ.
    case differentHosts(first: RankHost, other: RankHost)
    /// The library failed, with its code.
    case library(operation: String, code: Int)
    /// Another rank failed.
    case failed(RankFailure)
    /// The first rank ended before this one, which tells nobody: the first rank does.
    case ended

    /// The category, which decides the exit status.
    public var category: ErrorCategory {
        switch self {
        case .noLibrary, .otherLibrary, .differentHosts, .library, .ended: .unavailable
        case .failed(let failure): failure.category ?? .unavailable
        }
    }

    /// The place and host, where those decide about the failure.
    public var place: String? { if case .failed(let failure) = self { failure.place } else { nil } }

    /// The failure, as a sentence without its period.
    public var reason: String {
        switch self {
        case .noLibrary(let launcher, let ranks, let library, let reason):
            "\(launcher) started \(ranks) ranks, and its library \(library) cannot be opened: \(reason)"
        case .otherLibrary(let launcher, let ranks, let library, let found):
            "\(launcher) started \(ranks) ranks, and the library \(library) knows of \(found): "
                + "they belong to different MPIs"
        case .differentHosts(let first, let other):
            first.version == other.version
                ? "\(other.name) computes with \(other.kernel) and \(first.name) with \(first.kernel): "
                    + "their numbers may differ"
                : "\(other.name) runs version \(other.version) and \(first.name) version \(first.version)"
        case .library(let operation, let code): "MPI cannot \(operation): error \(code)"
        case .failed(let failure): failure.reason
        case .ended: "The first rank has ended"
        }
    }

    /// What to do.
    public var advice: String? {
        switch self {
        case .noLibrary, .otherLibrary:
            "TABULARKIT_MPI names the library of the launcher, or is off for independent runs."
        case .differentHosts(let first, let other) where first.version == other.version:
            "Set OPENBLAS_CORETYPE for all ranks, to \(first.coreType) or \(other.coreType), whichever is the older."
        case .differentHosts: "Install one version everywhere."
        case .failed(let failure): failure.advice
        case .library, .ended: nil
        }
    }
}

extension RankError {
    /// Throws if the library returned an error code.
    static func check(_ operation: String, _ code: Int32) throws(RankError) {
        guard code == 0 else { throw .library(operation: operation, code: Int(code)) }
    }
}

/// The host of a rank, and what decides about the last bits of its numbers.
public struct RankHost: Codable, Hashable, Sendable {
    /// The name of the host.
    public let name: String
    /// The version of the program.
    public let version: String
    /// The kernel of the matrix products.
    public let kernel: String

    /// Describes this host.
    package init(version: String, kernel: String) {
        (name, self.version, self.kernel) = (hostName(), version, kernel)
    }

    /// The kernel's name in `OPENBLAS_CORETYPE`.
    fileprivate var coreType: String { kernel.split(separator: " ").last.map(String.init) ?? kernel }
}

/// The failure of a rank, as the first rank reports it.
public struct RankFailure: Codable, Hashable, Sendable {
    /// The failure, as a sentence without its period.
    public let reason: String
    /// What to do; nil where the reason says it.
    public let advice: String?
    /// Where it happened; with the rank and its host if it may be the host's fault.
    public let place: String?
    private let categoryName: String?

    /// The category; nil for errors without one.
    public var category: ErrorCategory? { categoryName.flatMap(ErrorCategory.init(rawValue:)) }

    init(_ error: any Error, rank: Int) {
        let explained = error as? any ExplainedError
        reason = explained?.reason ?? (error is CancellationError ? "It was stopped" : "\(error)")
        (advice, categoryName) = (explained?.advice, explained?.category.rawValue)
        let isOfHost = explained.map { $0.category == .inputOutput } ?? true
        let parts = [isOfHost ? "rank \(rank) on \(hostName())" : nil, explained?.place].compactMap(\.self)
        place = parts.isEmpty ? nil : parts.joined(separator: ": ")
    }
}
