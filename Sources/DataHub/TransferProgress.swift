/// The progress of a transfer.
public struct TransferProgress: Hashable, Sendable {
    /// The registered name of the file.
    public let name: String
    /// The number of bytes received.
    public let received: Int
    /// The size in bytes; nil if unknown.
    public let total: Int?
}
